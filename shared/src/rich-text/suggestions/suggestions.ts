/** Suggestions in stored documents: what is open, and what is left when all of it is accepted or rejected. Pure; takes any JSON and never throws. */
import { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { articleSchema } from "../kits/article-kit.ts";
import type { RichTextDoc } from "../rich-text.schema.ts";
import { isTooDeep } from "../rich-text-depth.ts";
import { isObject } from "../rich-text-faults.ts";
import { canonicalRichText, readRichText, writeRichText } from "../rich-text-parse.ts";
import { resolveSuggestions, type Verdict } from "./resolve-suggestions.ts";
import { type OpenSuggestion, summarizeSuggestions } from "./summarize-suggestions.ts";

/** The clean projection: what stands when nothing that is open is taken over. A document without suggestions comes back as it is. */
export const rejectSuggestions = (value: unknown): unknown => resolved(value, "reject");

/** The document with these suggestions taken over, or all. A document without suggestions comes back as it is. */
export const acceptSuggestions = (value: unknown, ids?: Iterable<string>): unknown => resolved(value, "accept", ids);

/** What is open, in reading order; the pieces of one suggestion are one. */
export function listSuggestions(value: unknown): OpenSuggestion[] {
  return hasSuggestions(value) ? summarizeSuggestions(documentOf(value)) : [];
}

function resolved(value: unknown, verdict: Verdict, ids?: Iterable<string>): unknown {
  if (!hasSuggestions(value)) return value;
  const change = new Transform(documentOf(value));
  resolveSuggestions(change, verdict, ids === undefined ? undefined : new Set(ids));
  if (change.steps.length === 0) return value;
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
