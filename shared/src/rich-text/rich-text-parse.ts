/**
 * Between the stored form and what the editor's schema accepts (decision 0030). A node or mark that this version does not know, or that is
 * illegal where it stands, is wrapped: its JSON goes verbatim into an opaque atom. `writeRichText` takes it out again, so that a document edited
 * elsewhere keeps it to the byte. Nothing is dropped and no document is refused for what it holds.
 */
import { newId } from "../kernel/ids.ts";
import {
  type ContentRule,
  documentContent,
  formatVersion,
  identifiedBlocks,
  markFormat,
  markFormats,
  nodeFormat,
  opaqueBlock,
  opaqueInline,
  opaqueMark,
} from "./rich-text.format.ts";
import { emptyRichText, type RichTextDoc, type RichTextMark, type RichTextNode } from "./rich-text.schema.ts";
import { isObject, mayStand } from "./rich-text-faults.ts";
import { upgradeRichText } from "./upgrades/upgrade-rich-text.ts";

export interface ReadRichText {
  /** Legal for the editor: every node and mark known, at least one block. */
  doc: RichTextDoc;
  /** Nodes and marks that were wrapped. */
  opaqueCount: number;
}

/**
 * Stored JSON of any age → a document the editor's schema accepts. Never throws for JSON nested less than some thousand levels (more cannot be
 * stored: it cannot be serialised either).
 */
export function readRichText(value: unknown): ReadRichText {
  if (value === null || value === undefined) return { doc: withParagraph(emptyRichText()), opaqueCount: 0 };
  const counter = { count: 0 };
  const stored = upgradeRichText(value);
  const isDoc = isObject(stored) && stored["type"] === "doc" && Array.isArray(stored["content"]);
  const nodes = isDoc ? (stored["content"] as unknown[]) : [stored];
  const version = isDoc && typeof stored["formatVersion"] === "number" ? stored["formatVersion"] : formatVersion;
  const content = readChildren(nodes, documentContent, counter) ?? [];
  return { doc: withParagraph({ type: "doc", formatVersion: version, content }), opaqueCount: counter.count };
}

const withParagraph = (doc: RichTextDoc): RichTextDoc => (doc.content.length > 0 ? doc : { ...doc, content: [{ type: "paragraph" }] });

interface Counter {
  count: number;
}

/** Null when the parent cannot hold what is there: then the parent itself is wrapped. */
function readChildren(nodes: readonly unknown[], rule: ContentRule, counter: Counter): RichTextNode[] | null {
  if (rule.kind === "none") return nodes.length === 0 ? [] : null;
  if (rule.kind === "inline") return nodes.map((node) => readInline(node, counter) ?? wrap(opaqueInline, node, counter));
  const content: RichTextNode[] = [];
  for (const [index, node] of nodes.entries()) {
    const before = counter.count;
    const read = isObject(node) && typeof node["type"] === "string" && mayStand(node["type"], index, rule) ? readNode(node, counter) : null;
    if (read !== null) content.push(read);
    else {
      counter.count = before;
      if (!mayStand(opaqueBlock, index, rule)) return null;
      content.push(wrap(opaqueBlock, node, counter));
    }
  }
  return rule === documentContent || content.length >= rule.min ? content : null;
}

function readNode(node: Record<string, unknown>, counter: Counter): RichTextNode | null {
  const format = nodeFormat(node["type"]);
  if (format === null || hasOtherKeys(node, ["type", "attrs", "content"]) || !format.attributes.safeParse(node["attrs"] ?? {}).success) return null;
  const inside = node["content"] ?? [];
  if (!Array.isArray(inside)) return null;
  const content = readChildren(inside, format.content, counter);
  return content === null ? null : { ...(node as unknown as RichTextNode), ...(content.length > 0 ? { content } : {}) };
}

function readInline(node: unknown, counter: Counter): RichTextNode | null {
  if (!isObject(node)) return null;
  const marks = node["marks"] ?? [];
  if (!Array.isArray(marks) || !marks.every(isObject)) return null;
  if (node["type"] === "hardBreak") {
    if (hasOtherKeys(node, ["type", "attrs", "marks"]) || !nodeFormat("hardBreak")?.attributes.safeParse(node["attrs"] ?? {}).success) return null;
  } else if (node["type"] !== "text" || typeof node["text"] !== "string" || node["text"] === "" || hasOtherKeys(node, ["type", "text", "marks"])) return null;
  const seen = new Set<string>();
  const read = marks.map((mark) => {
    if (isLegalMark(mark) && !seen.has(mark.type)) {
      seen.add(mark.type);
      return mark;
    }
    counter.count += 1;
    return { type: opaqueMark, attrs: { json: JSON.stringify(mark) } };
  });
  return { ...(node as unknown as RichTextNode), ...(read.length > 0 ? { marks: read } : {}) };
}

function isLegalMark(mark: Record<string, unknown>): mark is Record<string, unknown> & RichTextMark {
  const format = markFormat(mark["type"]);
  return format !== null && !hasOtherKeys(mark, ["type", "attrs"]) && format.attributes.safeParse(mark["attrs"] ?? {}).success;
}

const hasOtherKeys = (node: Record<string, unknown>, allowed: readonly string[]): boolean => Object.keys(node).some((key) => !allowed.includes(key));

function wrap(type: string, node: unknown, counter: Counter): RichTextNode {
  counter.count += 1;
  return { type, attrs: { json: JSON.stringify(node) ?? "null" } };
}

/** What the editor holds → the stored form: opaque atoms become again the nodes they were, byte for byte. */
export function writeRichText(doc: RichTextDoc): RichTextDoc {
  return { type: "doc", formatVersion: doc.formatVersion ?? formatVersion, content: (doc.content ?? []).map(unwrapNode) };
}

function unwrapNode(node: RichTextNode): RichTextNode {
  if (node.type === opaqueBlock || node.type === opaqueInline) return unwrapJson(node) as RichTextNode;
  if (node.content === undefined && node.marks === undefined) return node;
  return {
    ...node,
    ...(node.content === undefined ? {} : { content: node.content.map(unwrapNode) }),
    ...(node.marks === undefined ? {} : { marks: node.marks.map((mark) => (mark.type === opaqueMark ? (unwrapJson(mark) as RichTextMark) : mark)) }),
  };
}

/** An opaque atom whose JSON was damaged (by another program) is stored as it is rather than lost. */
function unwrapJson(wrapped: RichTextNode | RichTextMark): unknown {
  try {
    return JSON.parse(String(wrapped.attrs?.["json"]));
  } catch {
    return wrapped;
  }
}

/**
 * The one spelling of a document: attributes in the table's order without defaults, marks in the table's order, neighbouring texts with equal
 * marks joined, and a document of one blank paragraph empty. Documents that mean the same have the same canonical form, so a draft that was only
 * opened in the editor has the hash it had before. Takes and answers the stored form.
 */
export function canonicalRichText(value: unknown): RichTextDoc {
  const { doc } = readRichText(value);
  const content = doc.content.map(canonicalNode);
  const [only] = content;
  const isBlank = content.length === 1 && only?.type === "paragraph" && only.content === undefined && only.attrs?.["dir"] === undefined;
  return writeRichText({ type: "doc", formatVersion: doc.formatVersion, content: isBlank ? [] : content });
}

function canonicalNode(node: RichTextNode): RichTextNode {
  const format = nodeFormat(node.type);
  if (format === null) return node;
  const attrs = canonicalAttributes(node.attrs, format.defaults);
  const content = format.content.kind === "inline" ? canonicalInline(node.content ?? []) : (node.content ?? []).map(canonicalNode);
  return { type: node.type, ...(attrs === null ? {} : { attrs }), ...(content.length > 0 ? { content } : {}) };
}

function canonicalAttributes(attributes: Record<string, unknown> | undefined, defaults: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  const names = Object.keys(attributes ?? {}).filter((name) => attributes?.[name] !== undefined && attributes[name] !== (defaults[name] ?? null));
  if (names.length === 0) return null;
  return Object.fromEntries(names.sort((a, b) => (a === "id" ? -1 : b === "id" ? 1 : a < b ? -1 : 1)).map((name) => [name, attributes?.[name]]));
}

function canonicalInline(nodes: readonly RichTextNode[]): RichTextNode[] {
  const content: RichTextNode[] = [];
  for (const node of nodes) {
    if (node.type === "hardBreak") content.push(canonicalLineBreak(node));
    else if (node.type !== "text") content.push(node);
    else {
      const marks = canonicalMarks(node.marks ?? []);
      const last = content.at(-1);
      if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text = `${last.text}${node.text}`;
      else content.push({ type: "text", ...(marks.length > 0 ? { marks } : {}), text: node.text ?? "" });
    }
  }
  return content;
}

function canonicalLineBreak({ type, attrs }: RichTextNode): RichTextNode {
  const own = canonicalAttributes(attrs, nodeFormat(type)?.defaults ?? {});
  return { type, ...(own === null ? {} : { attrs: own }) };
}

function canonicalMarks(marks: readonly RichTextMark[]): RichTextMark[] {
  const order = Object.keys(markFormats);
  const rank = (mark: RichTextMark) => (mark.type === opaqueMark ? order.length : order.indexOf(mark.type));
  const spelt = marks.map((mark) => {
    const format = markFormat(mark.type);
    const attrs = format === null ? (mark.attrs ?? null) : canonicalAttributes(mark.attrs, format.defaults);
    return { type: mark.type, ...(attrs === null ? {} : { attrs }) };
  });
  const text = (mark: RichTextMark) => JSON.stringify(mark);
  const sorted = spelt.sort((a, b) => rank(a) - rank(b) || (text(a) < text(b) ? -1 : 1));
  return sorted.filter((mark, index) => index === 0 || text(mark) !== text(sorted[index - 1] as RichTextMark));
}

/**
 * Gives every block that should have an id one, and a new one where two share it (the first keeps it).
 * @param makeId for tests; UUIDv7 otherwise
 */
export function withBlockIds(doc: RichTextDoc, makeId: () => string = newId): RichTextDoc {
  const seen = new Set<string>();
  const identify = (node: RichTextNode): RichTextNode => {
    const content = node.content === undefined ? {} : { content: node.content.map(identify) };
    if (!identifiedBlocks.includes(node.type)) return { ...node, ...content };
    const own = node.attrs?.["id"];
    const id = typeof own === "string" && !seen.has(own) ? own : makeId();
    seen.add(id);
    return { ...node, attrs: { ...node.attrs, id }, ...content };
  };
  const { doc: legal } = readRichText(doc);
  return doc.content.length === 0 ? doc : writeRichText({ ...legal, content: legal.content.map(identify) });
}
