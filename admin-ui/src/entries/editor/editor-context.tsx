import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { VariantView } from "@pressbox/shared/entries/entries.schema.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { createContext, useContext } from "react";
import type { Draft } from "../draft/draft-connection.ts";

/** What every part of the editor stands on: one variant with its shared fields. */
export interface Editor {
  readonly entryId: string;
  readonly locale: Locale;
  readonly locales: readonly Locale[];
  readonly definition: ContentTypeDefinition;
  readonly variant: VariantView;
  /** Own texts of the locale, and the fields that all locales share. */
  readonly own: Draft;
  readonly shared: Draft;
  readonly canWriteOwn: boolean;
  readonly canWriteShared: boolean;
  /** From a publish that was refused, until the next one. */
  readonly problems: readonly FieldProblem[];
  setProblems(problems: readonly FieldProblem[]): void;
}

const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error("outside an editor");
  return editor;
}

/** The document a field lives in, and whether this person may write it. */
export function useFieldDraft(field: Field): { draft: Draft; canWrite: boolean } {
  const { own, shared, canWriteOwn, canWriteShared } = useEditor();
  return field.localized ? { draft: own, canWrite: canWriteOwn } : { draft: shared, canWrite: canWriteShared };
}

/** Where the fields of a type stand on the screen: the page in the middle shows what readers read, the rest is a form beside it. */
export function layOut(definition: ContentTypeDefinition): {
  title: Field;
  standFirst: Field | undefined;
  hero: Field | undefined;
  bodies: Field[];
  form: Field[];
} {
  const title = definition.fields.find((field) => field.key === definition.titleField)!;
  const bodies = definition.fields.filter((field) => field.kind === "rich-text");
  const standFirst =
    bodies.length > 0 ? definition.fields.find((field) => field !== title && field.kind === "text" && field.multiline && field.localized) : undefined;
  const hero = bodies.length > 0 ? definition.fields.find((field) => field.kind === "media" && !field.many && field.accept.includes("image")) : undefined;
  const shown = new Set<Field | undefined>([title, standFirst, hero, ...bodies]);
  return { title, standFirst, hero, bodies, form: definition.fields.filter((field) => !shown.has(field)) };
}
