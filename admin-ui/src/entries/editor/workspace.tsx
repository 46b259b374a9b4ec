import { IconList, IconSend, IconX } from "@tabler/icons-react";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { usePreference } from "../../platform/preferences.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { useComparison } from "../compare/compare-address.ts";
import { Canvas } from "./canvas.tsx";
import { layOut, useEditor } from "./editor-context.tsx";
import { EditorKeys } from "./editor-keys.tsx";
import { OpenPanelProvider, useEditorPlugins } from "./editor-plugin.ts";
import { useEditorTools } from "./editor-tools.tsx";
import { FieldsPanel } from "./fields-panel.tsx";
import { FindHost, selectedWords } from "./find/find-host.tsx";
import { Inspector } from "./inspector.tsx";
import { Outline } from "./outline.tsx";
import { OutdatedNotice } from "./refused-draft.tsx";
import { StatusWords } from "./status-words.tsx";
import { Strip } from "./strip.tsx";
import { DraftNotices } from "./together/draft-notices.tsx";
import { People } from "./together/people.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useAskedBlock, useAskedField } from "./use-asked-field.ts";
import { useEditorView } from "./use-editor-view.ts";

const CompareView = lazyPart(async () => {
  const [view] = await Promise.all([import("../compare/compare-view.tsx"), loadTexts(["versions"])]);
  return view.CompareView;
});
const FocusDim = lazyPart(async () => (await import("./writing/focus-dim.tsx")).FocusDim);

type Sheet = "none" | "outline" | "inspector";

/** The three columns around an open variant. */
export function Workspace({ beside }: { beside: ReactNode }) {
  const { t } = useTranslation("entries");
  const { definition } = useEditor();
  const plugins = useEditorPlugins();
  const view = useEditorView();
  const isComparing = useComparison()[0] !== null;
  // Two pages need the width: beside another language the left column starts closed, and has a memory of its own.
  const [side, setSide] = usePreference(beside === null ? "editor-side" : "editor-side-beside", beside === null ? "open" : "closed");
  const [inspector, setInspector] = usePreference("editor-inspector", "open");
  const [focus, setFocus] = usePreference("editor-focus", "off");
  const [dim] = usePreference("editor-dim", "on");
  const [find, setFind] = useState<{ turn: number; words: string; isReplacing: boolean } | null>(null);
  const [sheet, setSheet] = useState<Sheet>("none");
  const [isPublishAsked, setIsPublishAsked] = useState(false);
  const answerPublish = useCallback(() => setIsPublishAsked(false), []);
  useAskedBlock(useEditorTools().bodies);
  useAskedField((key) => {
    const isInForm = layOut(definition).bodies.length > 0 && layOut(definition).form.some((field) => field.key === key);
    if (isInForm) setSide("open");
    setSheet(isInForm ? "outline" : "none");
  });
  const openPanel = (name: string | null, search: Readonly<Record<string, string>> = {}): void => {
    setSheet(name === null ? "none" : "inspector");
    if (name === null) return;
    view.open(name, search);
    setInspector("open");
    setFocus("off");
  };
  const askToPublish = (): void => {
    view.setPanel("publish");
    setInspector("open");
    setFocus("off");
    setSheet("inspector");
    setIsPublishAsked(true);
  };
  /** Past every block of a long text, with one press. */
  const skipToInspector = (): void => {
    setInspector("open");
    setFocus("off");
    setSheet("inspector");
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.ed-tabs [aria-selected="true"]')?.focus());
  };
  const openFind = (isReplacing: boolean): void =>
    setFind((current) => ({ turn: (current?.turn ?? 0) + 1, words: selectedWords(), isReplacing: isReplacing || current?.isReplacing === true }));
  const openSide = useCallback(() => setSide("open"), [setSide]);
  const isFocus = focus === "on";
  const parts = [
    "ed",
    side === "open" && !isFocus && !isComparing ? "" : "ed-no-side",
    inspector === "open" && !isFocus ? "" : "ed-no-inspector",
    beside === null ? "" : "ed-with-beside",
    `ed-sheet-${sheet}`,
  ];
  return (
    <OpenPanelProvider value={openPanel}>
      <div className={parts.filter(Boolean).join(" ")}>
        <button type="button" className="shell-skip" onClick={skipToInspector}>
          {t("editor.inspector.skip")}
        </button>
        <EditorKeys onPublish={askToPublish} onFind={openFind} />
        {isFocus && dim === "on" && <FocusDim />}
        <div className="ed-side">
          <div className="ed-section-head">
            <h2 className="ed-section-title">{t("editor.outline.title")}</h2>
            <SheetClose onClose={() => setSheet("none")} />
          </div>
          <Outline onGo={() => setSheet("none")} />
          <SideFields />
        </div>
        <div className="ed-centre">
          <Toolbar
            isSideOpen={side === "open" && !isFocus}
            isInspectorOpen={inspector === "open" && !isFocus}
            onSide={() => {
              setSide(side === "open" && !isFocus ? "closed" : "open");
              setFocus("off");
            }}
            onInspector={() => {
              setInspector(inspector === "open" && !isFocus ? "closed" : "open");
              setFocus("off");
            }}
            onFind={() => openFind(false)}
          />
          <div className="ed-notices">
            <OutdatedNotice />
            <DraftNotices />
          </div>
          {find !== null && (
            <div className="ed-find">
              <FindHost {...find} onReplacing={(isReplacing) => setFind({ ...find, isReplacing })} onClose={() => setFind(null)} onForm={openSide} />
            </div>
          )}
          <div className="ed-pages" inert={isComparing}>
            <Canvas isMain />
            {beside}
          </div>
          {isComparing && <CompareView />}
          <Dock onOutline={() => setSheet("outline")} onInspector={() => setSheet("inspector")} onPublish={askToPublish} />
        </div>
        <div className="ed-inspector-place">
          <SheetClose onClose={() => setSheet("none")} />
          <Inspector view={view} publish={{ isAsked: isPublishAsked, onAsked: answerPublish }} />
        </div>
        {plugins.map(({ name, Host }) => Host && <Host key={name} />)}
        <People />
        <Strip />
      </div>
    </OpenPanelProvider>
  );
}

/** A type without a text of its own (a team, a fixture) is a form: it stands in the middle then. */
function SideFields() {
  const { definition } = useEditor();
  if (layOut(definition).bodies.length === 0) return null;
  return (
    <>
      <hr />
      <FieldsPanel />
    </>
  );
}

function SheetClose({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("ui");
  return (
    <span className="pb-narrow-only ed-sheet-close">
      <IconButton label={t("close")} onClick={onClose}>
        <IconX aria-hidden size={20} />
      </IconButton>
    </span>
  );
}

/** The foot of a phone: what is saved, the outline, and the one thing to do. */
function Dock({ onOutline, onInspector, onPublish }: { onOutline: () => void; onInspector: () => void; onPublish: () => void }) {
  const { t } = useTranslation("entries");
  const { variant, locale } = useEditor();
  const format = useFormat();
  const plugins = useEditorPlugins();
  const { canPublish } = variant.abilities;
  const hasNews = canPublish && (variant.live === null || variant.changedFields.length > 0 || variant.alsoPublishes.length > 0);
  return (
    <div className="ed-dock pb-narrow-only">
      <div className="ed-dock-words">
        <StatusWords />
      </div>
      <div className="ed-dock-row">
        <button type="button" className="ed-dock-item" onClick={onOutline}>
          <IconList aria-hidden size={20} />
          {t("editor.outline.title")}
        </button>
        {plugins.map(({ name, Dock: Item }) => Item && <Item key={name} />)}
        <Button
          tone={hasNews ? "primary" : "default"}
          size="large"
          icon={canPublish && <IconSend aria-hidden size={16} className="pb-flip" />}
          onClick={hasNews ? onPublish : onInspector}
        >
          {hasNews
            ? t("editor.publish.now", { what: format.languageName(locale.code) })
            : t(canPublish ? "editor.inspector.publishOpen" : "editor.inspector.open")}
        </Button>
      </div>
    </div>
  );
}
