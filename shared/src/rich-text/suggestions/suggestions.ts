/** Suggestions in stored documents: what is open, and what is left when all of it is accepted or rejected. Pure; takes any JSON and never throws. */
import { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { articleSchema } from "../kits/article-kit.ts";
import type { RichTextDoc } from "../rich-text.schema.ts";
import { isTooDeep } from "../rich-text-depth.ts";
import { isObject } from "../rich-text-faults.ts";
import { canonicalRichText, readRichText, writeRichText } from "../rich-text-parse.ts";
import { resolveInline } from "./resolve-inline.ts";
import { resolveSuggestions, type Verdict } from "./resolve-suggestions.ts";
import { type SuggestionClaim, suggestionClaims } from "./suggestion-claims.ts";
import { suggestionPieces } from "./suggestion-pieces.ts";
import { type OpenSuggestion, summarizeSuggestions } from "./summarize-suggestions.ts";

/** The clean projection: what stands when nothing that is open is taken over. A document without suggestions comes back as it is. */
export const rejectSuggestions = (value: unknown): unknown => (hasSuggestions(value) ? resolved(value, documentOf(value), "reject") : value);

/** The document with these suggestions taken over, or all. A document without suggestions comes back as it is. */
export const acceptSuggestions = (value: unknown, ids?: Iterable<string>): unknown =>
  hasSuggestions(value) ? resolved(value, documentOf(value), "accept", ids === undefined ? undefined : new Set(ids)) : value;

/** What is open, in reading order; the pieces of one suggestion are one. */
export function listSuggestions(value: unknown): OpenSuggestion[] {
  return hasSuggestions(value) ? summarizeSuggestions(documentOf(value)) : [];
}

/** What is claimed to be suggested, by id, author and time. */
export function readClaims(value: unknown): SuggestionClaim[] {
  return hasSuggestions(value) ? suggestionClaims(documentOf(value)) : [];
}

export interface SuggestedDocument {
  /** How many suggestions are open. */
  readonly open: number;
  readonly clean: unknown;
}

/** What a store of a draft asks of a document, from one reading; null when nothing is suggested in it. */
export function readSuggestedDocument(value: unknown): SuggestedDocument | null {
  if (!hasSuggestions(value)) return null;
  const doc = documentOf(value);
  return { open: new Set(suggestionPieces(doc).map(({ suggestion }) => suggestion.id)).size, clean: resolved(value, doc, "reject") };
}

function resolved(value: unknown, doc: Node, verdict: Verdict, ids?: ReadonlySet<string>): unknown {
  const inline = resolveInline(doc, verdict, ids);
  const change = new Transform(inline);
  resolveSuggestions(change, verdict, ids);
  if (inline === doc && change.steps.length === 0) return value;
  const { content } = change.doc.toJSON() as RichTextDoc;
  return canonicalRichText(writeRichText({ type: "doc", formatVersion: readRichText(value).doc.formatVersion, content }));
}

const documentOf = (value: unknown): Node => Node.fromJSON(articleSchema, readRichText(value).doc);

/** Whether anything in there looks like a suggestion: a cheap look, so that texts without one cost nothing more. */
export function hasSuggestions(value: unknown): boolean {
  if (isTooDeep(value)) return false;
  const look = (node: unknown): boolean => {
    if (!isObject(node)) return false;
    const { attrs, marks, content } = node;
    if (isObject(attrs) && isObject(attrs["suggestion"])) return true;
    if (Array.isArray(marks) && marks.some((mark) => isObject(mark) && (mark["type"] === "insertion" || mark["type"] === "deletion"))) return true;
    return Array.isArray(content) && content.some(look);
  };
  return look(value);
}
