/**
 * Suggestions in the rich texts of a draft. The draft holds them as they are; everything that follows from it (versions, hashes, references, search, what
 * readers get) is made of the clean projection, which has none of them (decision 0091).
 */
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import type { SuggestionClaim } from "@pressbox/shared/rich-text/suggestions/suggestion-claims.ts";
import { hasSuggestions, readClaims, readSuggestedDocument, type SuggestedDocument } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";

const isRichText = (value: unknown): value is object => typeof value === "object" && value !== null && "type" in value && value.type === "doc";

const richTexts = (fields: FieldValues): [key: string, value: object][] =>
  Object.entries(fields).flatMap(([key, value]) => (isRichText(value) ? [[key, value] as [string, object]] : []));

/** What was read of a value: one store asks four times. Values of fields are never changed in place. */
const readings = new WeakMap<object, SuggestedDocument | null>();

function read(value: object): SuggestedDocument | null {
  const known = readings.get(value);
  if (known !== undefined) return known;
  const reading = readSuggestedDocument(value);
  readings.set(value, reading);
  return reading;
}

/** Reads what is suggested in fields that are about to be written: before the transaction, which then has it at hand. */
export function readAhead(fields: FieldValues): void {
  for (const [, value] of richTexts(fields)) read(value);
}

/** The fields with every open suggestion rejected. */
export function cleanFields(fields: FieldValues): FieldValues {
  const clean = richTexts(fields).flatMap(([key, value]) => {
    const reading = read(value);
    return reading === null ? [] : [[key, reading.clean] as const];
  });
  return clean.length === 0 ? fields : { ...fields, ...Object.fromEntries(clean) };
}

/** The rich texts in which something is open, as they stand in the draft. */
export const suggestedFields = (fields: FieldValues): FieldValues => Object.fromEntries(richTexts(fields).filter(([, value]) => hasSuggestions(value)));

export const countSuggestions = (fields: FieldValues): number => richTexts(fields).reduce((sum, [, value]) => sum + (read(value)?.open ?? 0), 0);

/**
 * Suggestions of others that did not stand in the draft like that: a write may carry along what others suggested, or less of it, and add its own. Every
 * piece is judged; one id is one author's.
 */
export function forgedSuggestions(fields: FieldValues, before: FieldValues, actorId: string): FieldProblem[] {
  const claimsBefore = new Map(richTexts(before).map(([key, value]) => [key, readClaims(value)]));
  const owners = new Map<string, string>();
  for (const { id, authorId } of [...claimsBefore.values()].flat()) owners.set(id, owners.get(id) ?? authorId);
  const left = new Map<string, number>();
  const tokens = ({ id, authorId, at, says }: SuggestionClaim) => says.map((word) => JSON.stringify([id, authorId, at, word]));
  // What stays where it is, in a field that is not written, cannot be carried along as well.
  const carried = [...claimsBefore].filter(([key]) => key in fields).flatMap(([, claims]) => claims);
  for (const token of carried.flatMap(tokens)) left.set(token, (left.get(token) ?? 0) + 1);
  return richTexts(fields).flatMap(([key, value]) => {
    const strange = readClaims(value).filter((claim) => {
      if (claim.authorId === actorId && (owners.get(claim.id) ?? actorId) === actorId) return false;
      return tokens(claim).filter((token) => !take(left, token)).length > 0;
    });
    const ids = [...new Set(strange.map(({ id }) => id))];
    return ids.map((id) => ({ path: `fields.${key}`, rule: "suggestion_author", message: `Suggestion ${id} is in somebody else's name.` }));
  });
}

function take(left: Map<string, number>, token: string): boolean {
  const count = left.get(token) ?? 0;
  left.set(token, count - 1);
  return count > 0;
}
