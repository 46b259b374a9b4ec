/** From where one stands to a place that a thread can be about. */
import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { Editor as TextEditor } from "@tiptap/core";
import type { Draft, Editor, TextPlace } from "../entries/entries.public.ts";
import { plainAnchorAt } from "./marks/plain-anchor.ts";
import { anchorAt, placeOf } from "./marks/text-anchor.ts";
import type { NewThread } from "./new-threads.ts";

type Place = Omit<NewThread, "key">;

/** The selected words of a rich text; null where nothing that can be quoted is selected. */
export function placeOfSelection({ entryId, locale, field, draft }: TextPlace, editor: TextEditor): Place | null {
  const { from, to } = editor.state.selection;
  const shared = placeOf(editor.state);
  const anchor = shared && anchorAt(shared, { from, to }, draft.getState().generation);
  return anchor && { entryId, locale, fieldKey: field.key, fieldLabel: field.label, anchor };
}

/** A field, or the words that are selected in its control. */
export function placeOfField({ entryId, own, shared }: Pick<Editor, "entryId" | "own" | "shared">, field: Field): Place {
  const draft = field.localized ? own : shared;
  return { entryId, locale: draft.locale, fieldKey: field.key, fieldLabel: field.label, anchor: selectedIn(draft, field) };
}

function selectedIn(draft: Draft, field: Field): NewThread["anchor"] {
  if (field.kind !== "text" && field.kind !== "slug") return null;
  const control = document.activeElement;
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return null;
  if (control.closest("[data-field]")?.getAttribute("data-field") !== field.key) return null;
  const [from, to] = [control.selectionStart ?? 0, control.selectionEnd ?? 0];
  return from < to ? plainAnchorAt(draft.doc.getText(draftTypeName(field.key)), { from, to }, draft.getState().generation) : null;
}
