/** What somebody typed as raw JSON or HTML → what it is in this version's format, or where it is wrong. Nothing here is put into a page as markup. */
import { cleanHtml } from "@pressbox/shared/rich-text/html-import/clean-html.ts";
import { formatVersion, markFormat, opaqueMark, richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { isRichTextEmpty, type RichTextDoc, type RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { findRichTextFaults, isObject } from "@pressbox/shared/rich-text/rich-text-faults.ts";
import { readRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { type Schema, DOMParser as SchemaParser } from "@tiptap/pm/model";
import { findJsonFault } from "./json-fault.ts";
import type { LegacyItem, Replacement } from "./legacy-items.ts";

export type RawReading =
  /** `isKnown`: this version can show it. Else it is kept as a raw block again. `preview`: what the editor will show. */
  | { readonly ok: true; readonly isKnown: boolean; readonly replacement: Replacement; readonly preview: RichTextDoc }
  /** `where`: line and column of the text, or the path inside the JSON. */
  | { readonly ok: false; readonly reason: "syntax" | "format" | "tooLong"; readonly where: string; readonly message: string };

const docOf = (content: readonly RichTextNode[]): RichTextDoc => ({ type: "doc", formatVersion, content: [...content] });
const paragraphOf = (content: readonly unknown[]): RichTextNode => ({ type: "paragraph", content: content as RichTextNode[] });

/** Takes JSON of a node, or of several in a list; for a formatting, of one mark, or nothing to take it off. */
export function readRawJson(kind: Exclude<LegacyItem["kind"], "html">, text: string, words = "x"): RawReading {
  if (text.length > richTextLimits.legacyHtml) return { ok: false, reason: "tooLong", where: "", message: "" };
  let value: unknown;
  try {
    value = text.trim() === "" ? [] : JSON.parse(text);
  } catch {
    const fault = findJsonFault(text);
    return { ok: false, reason: "syntax", where: fault === null ? "" : `${fault.line}:${fault.column}`, message: "" };
  }
  const given = Array.isArray(value) ? value : [value];
  if (kind === "mark") return readMark(given, words);
  const content = kind === "inline" ? [paragraphOf(given)] : (given as RichTextNode[]);
  const [fault] = given.length === 0 ? [] : findRichTextFaults(docOf(content));
  if (fault !== undefined) {
    // The path as seen from what was typed, not from the document around it.
    const path = fault.path.slice(kind === "inline" ? 3 : 1);
    return { ok: false, reason: "format", where: (Array.isArray(value) ? path : path.slice(1)).join("."), message: fault.message };
  }
  const { doc, opaqueCount } = readRichText(docOf(content));
  const nodes = given.length === 0 ? [] : kind === "inline" ? (doc.content[0]?.content ?? []) : doc.content;
  return { ok: true, isKnown: opaqueCount === 0, replacement: { kind: "nodes", nodes }, preview: docOf(kind === "inline" ? doc.content : nodes) };
}

function readMark(given: readonly unknown[], words: string): RawReading {
  const text = { type: "text", text: words || "x" };
  if (given.length === 0) return { ok: true, isKnown: true, replacement: { kind: "mark", mark: null }, preview: docOf([paragraphOf([text])]) };
  const [mark] = given;
  if (given.length > 1 || !isObject(mark) || typeof mark["type"] !== "string") return { ok: false, reason: "format", where: "", message: "not a mark" };
  const paragraph = paragraphOf([{ ...text, marks: [mark] }]);
  const [fault] = findRichTextFaults(docOf([paragraph]));
  if (fault !== undefined) return { ok: false, reason: "format", where: fault.path.slice(6).join("."), message: fault.message };
  const isKnown = markFormat(mark["type"]) !== null;
  const read = isKnown
    ? { type: mark["type"], ...(isObject(mark["attrs"]) ? { attrs: mark["attrs"] } : {}) }
    : { type: opaqueMark, attrs: { json: JSON.stringify(mark) } };
  return { ok: true, isKnown, replacement: { kind: "mark", mark: read }, preview: readRichText(docOf([paragraph])).doc };
}

/**
 * Markup through the same cleaner that paste goes through: in an inert document, where nothing runs or loads, read by the schema.
 * @param schema of the open editor
 */
export function readRawHtml(html: string, schema: Schema): RawReading {
  if (html.length > richTextLimits.legacyHtml) return { ok: false, reason: "tooLong", where: "", message: "" };
  const { body } = new DOMParser().parseFromString(html, "text/html");
  cleanHtml(body);
  const { content = [] } = SchemaParser.fromSchema(schema).parse(body).toJSON() as { content?: RichTextNode[] };
  const nodes = isRichTextEmpty(docOf(content)) ? [] : content;
  return { ok: true, isKnown: true, replacement: { kind: "nodes", nodes }, preview: docOf(nodes) };
}

/** Markup kept as it is, for another day. */
export const keepHtml = (html: string, blockId: string): Replacement => ({
  kind: "nodes",
  nodes: [{ type: "legacyHtml", attrs: { html, ...(blockId === "" ? {} : { id: blockId }) } }],
});
