/**
 * In whose name suggestions stand. A browser writes the author into its marks, so a changed one could write anybody's. When a draft is stored the server knows
 * who changed it since the last time: a suggestion that is new and names none of them gets the name of the one who changed it last. It is never taken out,
 * since that would lose what somebody typed. Not seen: a name of somebody who changed the same draft within the same second or so, and words that somebody
 * writes into a suggestion of another. Where changes came from another process, that process looks, for it knows whose they are (decision 0093).
 */
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import * as Y from "yjs";
import { suggestionAuthors } from "../suggestions.ts";

/** The new suggestions, by id, that stand in the name of nobody who made a change. */
export function strangeSuggestions(fields: FieldValues, known: ReadonlyMap<string, string>, authorIds: readonly string[]): ReadonlySet<string> {
  const strange = [...suggestionAuthors(fields)].filter(([id, authorId]) => known.get(id) !== authorId && !authorIds.includes(authorId));
  return new Set(strange.map(([id]) => id));
}

/** Writes another author into suggestions of the document: their marks, and the attribute of blocks and line breaks. */
export function renameSuggestions(doc: Y.Doc, definition: ContentTypeDefinition, ids: ReadonlySet<string>, authorId: string): void {
  const isMeant = (value: unknown): value is { id: string } =>
    typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && ids.has(value.id);
  const rename = (type: Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook): void => {
    if (type instanceof Y.XmlText) renameMarks(type);
    if (type instanceof Y.XmlElement) {
      const element = type as unknown as Y.XmlElement<{ suggestion: object }>;
      const suggestion = element.getAttribute("suggestion");
      if (isMeant(suggestion)) element.setAttribute("suggestion", { ...suggestion, authorId });
    }
    if (type instanceof Y.XmlFragment) for (const child of type.toArray()) rename(child);
  };
  const renameMarks = (text: Y.XmlText): void => {
    let at = 0;
    for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
      const length = typeof insert === "string" ? insert.length : 1;
      for (const name of ["insertion", "deletion"]) {
        const suggestion = attributes?.[name];
        if (isMeant(suggestion)) text.format(at, length, { [name]: { ...suggestion, authorId } });
      }
      at += length;
    }
  };
  doc.transact(() => {
    for (const field of definition.fields) if (field.kind === "rich-text") rename(doc.getXmlFragment(draftTypeName(field.key)));
  });
}
