/**
 * Suggestions in the rich texts of a draft. The draft holds them as they are; everything that follows from it (versions, hashes, references, search, what
 * readers get) is made of the clean projection, which has none of them (decision 0091).
 */
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { hasSuggestions, listSuggestions, rejectSuggestions } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";

const isRichText = (value: unknown): boolean => typeof value === "object" && value !== null && "type" in value && value.type === "doc";

const richTexts = (fields: FieldValues): [key: string, value: unknown][] => Object.entries(fields).filter(([, value]) => isRichText(value));

/** The fields with every open suggestion rejected. */
export function cleanFields(fields: FieldValues): FieldValues {
  const clean = richTexts(fields)
    .filter(([, value]) => hasSuggestions(value))
    .map(([key, value]) => [key, rejectSuggestions(value)] as const);
  return clean.length === 0 ? fields : { ...fields, ...Object.fromEntries(clean) };
}

/** The rich texts in which something is open, as they stand in the draft. */
export const suggestedFields = (fields: FieldValues): FieldValues => Object.fromEntries(richTexts(fields).filter(([, value]) => hasSuggestions(value)));

export const countSuggestions = (fields: FieldValues): number => richTexts(fields).reduce((sum, [, value]) => sum + listSuggestions(value).length, 0);

/** Who made the suggestions that are open, by their id. */
export const suggestionAuthors = (fields: FieldValues): Map<string, string> =>
  new Map(richTexts(fields).flatMap(([, value]) => listSuggestions(value).map(({ id, authorId }) => [id, authorId])));

/**
 * Suggestions that say somebody else made them and that did not stand in the draft before: a write may carry along what others suggested, and add only its
 * own.
 */
export function forgedSuggestions(fields: FieldValues, before: FieldValues, actorId: string): FieldProblem[] {
  const known = new Map(richTexts(before).flatMap(([, value]) => listSuggestions(value).map((each) => [each.id, each])));
  return richTexts(fields).flatMap(([key, value]) =>
    listSuggestions(value)
      .filter(({ id, authorId, at }) => authorId !== actorId && (known.get(id)?.authorId !== authorId || known.get(id)?.at !== at))
      .map(({ id }) => ({ path: `fields.${key}`, rule: "suggestion_author", message: `Suggestion ${id} is in somebody else's name.` })),
  );
}
