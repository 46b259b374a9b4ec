import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { isFieldTouched } from "@pressbox/shared/entries/draft-document.ts";
import type { VariantView } from "@pressbox/shared/entries/entries.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { IconX } from "@tabler/icons-react";
import { type Dispatch, type ReactNode, type SetStateAction, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Transaction } from "yjs";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { IconButton } from "../../ui/button.tsx";
import type { Draft } from "../draft/draft-connection.ts";
import { useDraft, useDraftState } from "../draft/use-draft.ts";
import { refreshEntry } from "../variants.queries.ts";
import { Canvas } from "./canvas.tsx";
import { EditorAssetsProvider } from "./editor-assets.tsx";
import { type Editor, EditorProvider } from "./editor-context.tsx";
import { EditorSkeleton } from "./editor-skeleton.tsx";
import { EditorToolsProvider } from "./editor-tools.tsx";
import { RefusedDraft } from "./refused-draft.tsx";
import { useHandedProblems } from "./use-asked-field.ts";
import { Workspace } from "./workspace.tsx";
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
  const states = [useOpening(own), useOpening(shared)] as const;
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
        <EditorToolsProvider main={own} shared={shared}>
          {children}
        </EditorToolsProvider>
      </EditorAssetsProvider>
    </EditorProvider>
  );
}

/** What the page as a whole hangs on; nothing that moves with a key. */
function useOpening(draft: Draft) {
  return {
    canWrite: useDraftState(draft, (state) => state.canWrite),
    isReady: useDraftState(draft, (state) => state.isReady),
    refusal: useDraftState(draft, (state) => state.refusal),
    storedRevision: useDraftState(draft, (state) => state.storedRevision),
    publishedSeq: useDraftState(draft, (state) => state.publishedSeq),
  };
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
