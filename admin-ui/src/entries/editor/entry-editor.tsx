import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { isFieldTouched } from "@pressbox/shared/entries/draft-document.ts";
import type { VariantView } from "@pressbox/shared/entries/entries.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { IconArrowBackUp, IconArrowForwardUp, IconKeyboard, IconLayoutSidebar, IconLayoutSidebarRight, IconList, IconSend, IconX } from "@tabler/icons-react";
import { type Dispatch, type ReactNode, type SetStateAction, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Transaction } from "yjs";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { usePreference } from "../../platform/preferences.ts";
import { useWordCount } from "../../rich-text/rich-text.public.ts";
import { AvatarGroup } from "../../ui/avatar.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { KeyHint } from "../../ui/kbd.tsx";
import { PageSlot, StatusStrip, StripBar } from "../../ui/page-slots.tsx";
import { Notice, Skeleton } from "../../ui/panel.tsx";
import { type Draft, isRefusedGeneration } from "../draft/draft-connection.ts";
import { useDraft, useDraftState, usePeopleInDraft } from "../draft/use-draft.ts";
import { refreshEntry } from "../variants.queries.ts";
import { Canvas } from "./canvas.tsx";
import { EditorAssetsProvider } from "./editor-assets.tsx";
import { type Editor, EditorProvider, layOut, useEditor } from "./editor-context.tsx";
import { EditorKeys } from "./editor-keys.tsx";
import { EditorToolsProvider, useEditorTools } from "./editor-tools.tsx";
import { FieldsPanel } from "./fields-panel.tsx";
import { Inspector } from "./inspector.tsx";
import { LocaleTabs } from "./locale-tabs.tsx";
import { Outline } from "./outline.tsx";
import { LiveWords, StatusWords, useDraftStatus } from "./status-words.tsx";
import { useAskedField, useHandedProblems } from "./use-asked-field.ts";
import { useEditorView } from "./use-editor-view.ts";
import "./entry-editor.css";
import "./controls/controls.css";

export interface EntryEditorProps {
  variant: VariantView;
  definition: ContentTypeDefinition;
  locale: Locale;
  locales: readonly Locale[];
  /** The other language's page, in its own editor. */
  beside: ReactNode;
}

/** The workspace of one variant. */
export function EntryEditor({ variant, definition, locale, locales, beside }: EntryEditorProps) {
  const own = useDraft(variant.entryId, locale.code);
  const shared = useDraft(variant.entryId, sharedLocale);
  if (own === null || shared === null) return <EditorSkeleton />;
  return (
    <OpenEditor key={`${variant.entryId}/${locale.code}`} {...{ variant, definition, locale, locales, own, shared }}>
      <Workspace beside={beside} />
    </OpenEditor>
  );
}

/** A page of another language, to read and, where one may, to write; without columns around it. */
export function BesideEditor({ variant, definition, locale, locales, onClose }: Omit<EntryEditorProps, "beside"> & { onClose: () => void }) {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const own = useDraft(variant.entryId, locale.code);
  const shared = useDraft(variant.entryId, sharedLocale);
  if (own === null || shared === null) return null;
  return (
    <OpenEditor key={`${variant.entryId}/${locale.code}`} {...{ variant, definition, locale, locales, own, shared }}>
      <section className="ed-beside" aria-label={format.languageName(locale.code)}>
        <header className="ed-subbar">
          <b>{format.languageName(locale.code)}</b>
          <span className="pb-small pb-quiet">{t(variant.abilities.canEdit ? "editor.languages.writable" : "editor.languages.readOnly")}</span>
          <span className="pb-grow" />
          <IconButton label={t("editor.languages.alone")} onClick={onClose}>
            <IconX aria-hidden size={16} />
          </IconButton>
        </header>
        <Canvas isMain={false} />
      </section>
    </OpenEditor>
  );
}

type OpenEditorProps = Omit<EntryEditorProps, "beside"> & { own: Draft; shared: Draft; children: ReactNode };

function OpenEditor({ variant, definition, locale, locales, own, shared, children }: OpenEditorProps) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>(useHandedProblems(locale.code));
  const states = [useDraftState(own), useDraftState(shared)] as const;
  const [{ canWrite: canWriteOwn }, { canWrite: canWriteShared }] = states;
  useMendedProblems(definition, [own, shared], setProblems);
  const editor = useMemo(
    (): Editor => ({
      entryId: variant.entryId,
      locale,
      locales,
      definition,
      variant,
      own,
      shared,
      canWriteOwn,
      canWriteShared,
      problems,
      setProblems,
    }),
    [variant, locale, locales, definition, own, shared, canWriteOwn, canWriteShared, problems],
  );
  // What hangs on the stored draft (status, changed fields) follows it.
  const moved = `${states[0].storedRevision} ${states[1].storedRevision} ${states[0].publishedSeq}`;
  useEffect(() => {
    if (moved !== "0 0 0") void refreshEntry(variant.entryId);
  }, [moved, variant.entryId]);
  if (states.some((state) => state.refusal !== null)) return <RefusedDraft draft={states[0].refusal === null ? shared : own} />;
  if (!states[0].isReady || !states[1].isReady) return <EditorSkeleton />;
  return (
    <EditorProvider value={editor}>
      <EditorAssetsProvider>
        <EditorToolsProvider main={own}>{children}</EditorToolsProvider>
      </EditorAssetsProvider>
    </EditorProvider>
  );
}

/** A fault at a field goes as soon as the field changes: the next publish judges it anew. */
function useMendedProblems(
  definition: ContentTypeDefinition,
  drafts: readonly [Draft, Draft],
  setProblems: Dispatch<SetStateAction<readonly FieldProblem[]>>,
): void {
  const [own, shared] = drafts;
  useEffect(() => {
    const look = (transaction: Transaction): void => {
      const isMended = (problem: FieldProblem): boolean => {
        const key = problem.path.replace(/^fields\./, "").split(".")[0];
        const field = definition.fields.find((each) => each.key === key);
        return field !== undefined && isFieldTouched(transaction, field);
      };
      setProblems((problems) => (problems.some(isMended) ? problems.filter((problem) => !isMended(problem)) : problems));
    };
    for (const draft of [own, shared]) draft.doc.on("afterTransaction", look);
    return () => {
      for (const draft of [own, shared]) draft.doc.off("afterTransaction", look);
    };
  }, [definition, own, shared, setProblems]);
}

function RefusedDraft({ draft }: { draft: Draft }) {
  const { t } = useTranslation("entries");
  const state = useDraftState(draft);
  if (isRefusedGeneration(state))
    return (
      <div className="ed-refused">
        <Notice tone="warning" action={<Button onClick={() => void draft.discardLocalCopy()}>{t("editor.refused.discard")}</Button>}>
          {t("editor.refused.generation", { count: state.unsaved })}
        </Notice>
      </div>
    );
  return (
    <div className="ed-refused">
      <Notice tone="problem" action={<Button onClick={() => window.location.reload()}>{t("editor.refused.again")}</Button>}>
        {t(
          state.refusal === "not-allowed"
            ? "editor.refused.notAllowed"
            : state.refusal === "not-found"
              ? "editor.refused.notFound"
              : "editor.refused.unavailable",
        )}
      </Notice>
    </div>
  );
}

/** The columns' places while the text comes: nothing jumps. */
export function EditorSkeleton() {
  return (
    <div className="ed" aria-busy>
      <div className="ed-side" />
      <div className="ed-centre">
        <div className="ed-subbar" />
        <div className="ed-canvas">
          <div className="ed-page ed-page-skeleton">
            <Skeleton height={36} width="90%" />
            <Skeleton height={36} width="60%" />
            <Skeleton height={18} />
            <Skeleton height={18} width="80%" />
            <Skeleton height={170} />
            <Skeleton height={18} />
            <Skeleton height={18} />
            <Skeleton height={18} width="70%" />
          </div>
        </div>
      </div>
      <div className="ed-inspector" />
    </div>
  );
}

type Sheet = "none" | "outline" | "inspector";

function Workspace({ beside }: { beside: ReactNode }) {
  const { t } = useTranslation("entries");
  const { definition } = useEditor();
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

interface ToolbarProps {
  side: string;
  inspector: string;
  onSide: () => void;
  onInspector: () => void;
}

function Toolbar({ side, inspector, onSide, onInspector }: ToolbarProps) {
  const { t } = useTranslation("entries");
  const { own, canWriteOwn } = useEditor();
  const tools = useEditorTools();
  return (
    <div className="ed-subbar" role="toolbar" aria-label={t("editor.toolbar.title")}>
      <span className="pb-wide-only">
        <IconButton label={t("editor.toolbar.side")} aria-pressed={side === "open"} onClick={onSide}>
          <IconLayoutSidebar aria-hidden size={18} stroke={1.75} className="pb-flip" />
        </IconButton>
      </span>
      <LocaleTabs />
      <span className="pb-grow" />
      <span className="pb-wide-only pb-row ed-toolbar-end">
        {canWriteOwn && (
          <>
            <IconButton label={t("editor.toolbar.undo")} onClick={() => tools.undo(own, "undo")}>
              <IconArrowBackUp aria-hidden size={18} stroke={1.75} className="pb-flip" />
            </IconButton>
            <IconButton label={t("editor.toolbar.redo")} onClick={() => tools.undo(own, "redo")}>
              <IconArrowForwardUp aria-hidden size={18} stroke={1.75} className="pb-flip" />
            </IconButton>
          </>
        )}
        <IconButton label={t("editor.toolbar.inspector")} aria-pressed={inspector === "open"} onClick={onInspector}>
          <IconLayoutSidebarRight aria-hidden size={18} stroke={1.75} className="pb-flip" />
        </IconButton>
      </span>
    </div>
  );
}

function OutdatedNotice() {
  const { t } = useTranslation("entries");
  const { own } = useEditor();
  if (!useDraftState(own).isOutdated) return null;
  return (
    <Notice
      tone="warning"
      action={
        <Button size="small" onClick={() => window.location.reload()}>
          {t("editor.refused.reload")}
        </Button>
      }
    >
      {t("editor.refused.outdated")}
    </Notice>
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

/** Everybody else who has this language or the shared fields open, in the top bar. */
function People() {
  const { own, shared } = useEditor();
  const people = [...usePeopleInDraft(own), ...usePeopleInDraft(shared)];
  const once = people.filter((person, index) => people.findIndex((other) => other.id === person.id) === index);
  return <PageSlot slot="people">{once.length > 0 && <AvatarGroup people={once} size="medium" />}</PageSlot>;
}

function Strip() {
  const { t } = useTranslation("entries");
  const { own, locale, canWriteOwn } = useEditor();
  const { body } = useEditorTools();
  const format = useFormat();
  const words = useWordCount(body, locale.code);
  const people = usePeopleInDraft(own);
  const names = [...new Set(people.map((person) => person.name.split(" ")[0] ?? person.name))];
  const { tone } = useDraftStatus();
  return (
    <StatusStrip>
      <StatusWords />
      <StripBar />
      <LiveWords />
      <span className="pb-grow" />
      {names.length > 0 && tone !== "offline" && (
        <>
          <span>{t("editor.strip.here", { count: names.length, names: format.list(names) })}</span>
          <StripBar />
        </>
      )}
      {body !== null && (
        <>
          <span className="pb-num">{t("editor.strip.words", { count: words })}</span>
          <StripBar />
        </>
      )}
      {body !== null && canWriteOwn && <KeyHint keys={["/"]}>{t("editor.strip.blocks")}</KeyHint>}
      <KeyHint keys={["?"]}>
        <IconKeyboard aria-hidden size={14} />
        {t("editor.strip.keys")}
      </KeyHint>
    </StatusStrip>
  );
}
