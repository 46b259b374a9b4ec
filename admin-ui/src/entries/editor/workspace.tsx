import { IconList, IconSend, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePreference } from "../../platform/preferences.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Canvas } from "./canvas.tsx";
import { layOut, useEditor } from "./editor-context.tsx";
import { EditorKeys } from "./editor-keys.tsx";
import { useEditorPlugins } from "./editor-plugin.ts";
import { FieldsPanel } from "./fields-panel.tsx";
import { Inspector } from "./inspector.tsx";
import { Outline } from "./outline.tsx";
import { OutdatedNotice } from "./refused-draft.tsx";
import { StatusWords } from "./status-words.tsx";
import { People, Strip } from "./strip.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useAskedField } from "./use-asked-field.ts";
import { useEditorView } from "./use-editor-view.ts";

type Sheet = "none" | "outline" | "inspector";

/** The three columns around an open variant. */
export function Workspace({ beside }: { beside: ReactNode }) {
  const { t } = useTranslation("entries");
  const { definition } = useEditor();
  const plugins = useEditorPlugins();
  const view = useEditorView();
  // Two pages need the width: beside another language the left column starts closed, and has a memory of its own.
  const [side, setSide] = usePreference(beside === null ? "editor-side" : "editor-side-beside", beside === null ? "open" : "closed");
  const [inspector, setInspector] = usePreference("editor-inspector", "open");
  const [sheet, setSheet] = useState<Sheet>("none");
  const [publishRequest, setPublishRequest] = useState(0);
  useAskedField((key) => {
    const isInForm = layOut(definition).bodies.length > 0 && layOut(definition).form.some((field) => field.key === key);
    if (isInForm) setSide("open");
    setSheet(isInForm ? "outline" : "none");
  });
  const askToPublish = (): void => {
    view.setPanel("publish");
    setInspector("open");
    setSheet("inspector");
    setPublishRequest((count) => count + 1);
  };
  const parts = [
    "ed",
    side === "open" ? "" : "ed-no-side",
    inspector === "open" ? "" : "ed-no-inspector",
    beside === null ? "" : "ed-with-beside",
    `ed-sheet-${sheet}`,
  ];
  return (
    <div className={parts.filter(Boolean).join(" ")}>
      <EditorKeys onPublish={askToPublish} />
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
          side={side}
          inspector={inspector}
          onSide={() => setSide(side === "open" ? "closed" : "open")}
          onInspector={() => setInspector(inspector === "open" ? "closed" : "open")}
        />
        <OutdatedNotice />
        <div className="ed-pages">
          <Canvas isMain />
          {beside}
        </div>
        <Dock onOutline={() => setSheet("outline")} onPublish={() => setSheet("inspector")} />
      </div>
      <div className="ed-inspector-place">
        <SheetClose onClose={() => setSheet("none")} />
        <Inspector view={view} publishRequest={publishRequest} />
      </div>
      {plugins.map(({ name, Host }) => Host && <Host key={name} />)}
      <People />
      <Strip />
    </div>
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
function Dock({ onOutline, onPublish }: { onOutline: () => void; onPublish: () => void }) {
  const { t } = useTranslation("entries");
  const { variant } = useEditor();
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
        <Button
          tone={variant.abilities.canPublish ? "primary" : "default"}
          size="large"
          icon={<IconSend aria-hidden size={16} className="pb-flip" />}
          onClick={onPublish}
        >
          {t(variant.abilities.canPublish ? "editor.inspector.publishOpen" : "editor.inspector.open")}
        </Button>
      </div>
    </div>
  );
}
