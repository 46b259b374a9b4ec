/** What comes in as `fields` over the API: checked against the definition in draft mode, rich text read from JSON, HTML or markdown, targets looked up. */
import { checkFields, type FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { draftLimit, valueSize } from "@pressbox/shared/entries/draft-size.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { RichTextDoc } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import type { ContentType } from "../content-types/content-types.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { parseRichTextInput } from "../rich-text/rich-text.public.ts";
import { referencesOf } from "./draft-content.ts";
import { draftTooLarge, fieldRefused } from "./entries.errors.ts";
import { targetProblems } from "./reference-targets.ts";
import { forgedSuggestions, readAhead } from "./suggestions.ts";

/** Own and shared values of one write; null empties a field. */
export interface FieldInput {
  readonly own: FieldValues;
  readonly shared: FieldValues;
}

/**
 * @param previous what stands in the fields now: blocks of HTML and markdown that stay the same keep their ids, suggestions of others stay theirs
 * @throws AppError 422 with a problem a field; nothing was written
 */
export async function readFieldInput(
  reader: Reader,
  actor: Actor,
  type: ContentType,
  input: Readonly<Record<string, unknown>>,
  previous: FieldValues = {},
): Promise<FieldInput> {
  const richText = new Set(type.definition.fields.filter((field) => field.kind === "rich-text").map((field) => field.key));
  const values = Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      richText.has(key) && value !== null ? parseRichTextInput(value, `fields.${key}`, storedRichText(previous[key])).doc : value,
    ]),
  );
  const checked = checkFields(type.definition, "draft", values);
  if (!checked.ok) throw fieldRefused(checked.problems);
  const forged = forgedSuggestions(checked.fields, previous, actor.id);
  if (forged.length > 0) throw fieldRefused(forged);
  const missing = await targetProblems(reader, referencesOf(type.definition, checked.fields), false);
  if (missing.length > 0) throw fieldRefused(missing);
  readAhead(checked.fields);
  requireWithinLimit(previous, { ...previous, ...checked.fields });
  return splitFields(type, checked.fields);
}

/** Only growth is refused: a draft that is too large can be made smaller in steps. */
function requireWithinLimit(before: FieldValues, after: FieldValues): void {
  const size = valueSize(after);
  if (size > draftLimit && size > valueSize(before)) throw draftTooLarge(draftLimit);
}

/** Stored values passed `parseRichTextInput` or the live document before. */
const storedRichText = (value: unknown): RichTextDoc | null => (value === undefined || value === null ? null : (value as RichTextDoc));

function splitFields(type: ContentType, fields: FieldValues): FieldInput {
  const localized = new Set(type.definition.fields.filter((field) => field.localized).map((field) => field.key));
  const entries = Object.entries(fields);
  return {
    own: Object.fromEntries(entries.filter(([key]) => localized.has(key))),
    shared: Object.fromEntries(entries.filter(([key]) => !localized.has(key))),
  };
}
