/**
 * Rich text in a shared document (a Y.XmlFragment in the shape that y-tiptap edits). Reading never goes through y-tiptap's node builder: that
 * one deletes from the shared document, for everybody, what the local schema refuses. Unknown nodes lie in the fragment as opaque atoms.
 */
import { Node } from "@tiptap/pm/model";
import { updateYFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { jsonValue } from "../kernel/canonical-json.ts";
import { articleSchema } from "./kits/article-kit.ts";
import { formatVersion } from "./rich-text.format.ts";
import type { RichTextDoc, RichTextNode } from "./rich-text.schema.ts";
import { canonicalRichText, readRichText, writeRichText } from "./rich-text-parse.ts";

/** Fills an empty fragment from stored JSON. Only the server does this, once a document: filling it twice would double the text. */
export function richTextToFragment(fragment: Y.XmlFragment, value: unknown): void {
  if (fragment.length > 0) throw new Error("The fragment already holds a text.");
  applyRichText(fragment, value);
}

/** The stored form (canonical) of what the fragment holds now. Changes nothing in it. */
export function fragmentToRichText(fragment: Y.XmlFragment): RichTextDoc {
  const held: { content?: unknown } = yXmlFragmentToProsemirrorJSON(fragment);
  const content = Array.isArray(held.content) ? (jsonValue(held.content.flat()) as RichTextNode[]) : [];
  return canonicalRichText(writeRichText({ type: "doc", formatVersion, content }));
}

/**
 * Makes the fragment say what `value` says, in one transaction and with the smallest change found: blocks that are equal stay untouched, so
 * that what others do in them at the same time survives. The same value twice changes nothing.
 */
export function applyRichText(fragment: Y.XmlFragment, value: unknown): void {
  const wanted = canonicalRichText(value);
  if (JSON.stringify(wanted) === JSON.stringify(fragmentToRichText(fragment))) return;
  const change = (doc: Y.Doc) => {
    if (wanted.content.length === 0) fragment.delete(0, fragment.length);
    else changeBlocks(doc, fragment, Node.fromJSON(articleSchema, readRichText(wanted).doc));
  };
  if (fragment.doc === null) throw new Error("The fragment belongs to no document.");
  fragment.doc.transact(() => change(fragment.doc as Y.Doc));
}

/**
 * Blocks are paired by their id first, so that an insertion at the top does not rewrite everything below it; each pair is then compared inside.
 * A block that moved against the others is made anew at its place: Yjs cannot move.
 */
function changeBlocks(doc: Y.Doc, fragment: Y.XmlFragment, wanted: Node): void {
  const meta = { mapping: new Map(), isOMark: new Map() };
  const kept = keptBlocks(fragment.toArray().map(keyOfShared), wanted.children.map(keyOfNode));
  for (let index = fragment.length - 1; index >= 0; index--) if (!kept.shared.has(index)) fragment.delete(index, 1);
  for (const [index, block] of wanted.children.entries()) {
    if (!kept.wanted.has(index)) fragment.insert(index, [new Y.XmlElement(block.type.name)]);
    updateYFragment(doc, fragment.get(index) as Y.XmlElement, block, meta);
  }
}

const keyOfShared = (type: unknown): string | null =>
  type instanceof Y.XmlElement ? blockKey(type.nodeName, type.getAttribute("id") ?? type.getAttribute("json")) : null;
const keyOfNode = (node: Node): string | null => blockKey(node.type.name, node.attrs["id"] ?? node.attrs["json"]);
const blockKey = (type: string, name: unknown): string | null => (typeof name === "string" ? `${type} ${name}` : null);

interface Pair {
  at: number;
  index: number;
  before: Pair | undefined;
}

/** The longest run of pairs that stand in the same order on both sides, as indexes of either side. */
function keptBlocks(shared: readonly (string | null)[], wanted: readonly (string | null)[]): { shared: Set<number>; wanted: Set<number> } {
  const places = new Map(shared.map((key, index) => [key, index]));
  // Patience: tails[n] is the pair that ends the best run of length n + 1.
  const tails: Pair[] = [];
  for (const [index, key] of wanted.entries()) {
    const at = key === null ? undefined : places.get(key);
    if (at === undefined) continue;
    let length = tails.findIndex((tail) => tail.at >= at);
    if (length === -1) length = tails.length;
    if (tails[length]?.at === at) continue;
    tails[length] = { at, index, before: tails[length - 1] };
  }
  const kept = { shared: new Set<number>(), wanted: new Set<number>() };
  for (let pair: Pair | undefined = tails.at(-1); pair !== undefined; pair = pair.before) {
    kept.shared.add(pair.at);
    kept.wanted.add(pair.index);
  }
  return kept;
}
