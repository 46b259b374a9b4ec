import type { Suggestion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { goesAsAWhole, isDeletion, standsAround } from "./suggestion-tag.ts";

/** Inserts as a suggestion: text gets a mark, new paragraphs and blocks an attribute. @returns the place behind it, or null when that cannot be suggested */
export function suggestInsertion(change: Transaction, at: number, slice: Slice, suggestion: Suggestion): number | null {
  const clean = withoutSuggestions(slice);
  if (clean.size <= 0) return at;
  const steps = change.steps.length;
  // Exactly as it was wanted where that is possible: fitting it in anew may drop an empty paragraph or make one.
  if (change.maybeStep(new ReplaceStep(at, at, clean)).failed !== null) change.replace(at, at, clean);
  const inserted = change.steps.length > steps ? insertedBy(change) : [];
  const end = inserted.at(-1)?.[1];
  if (end === undefined) return null;
  for (const [from, to] of inserted) if (!tag(change, from, to, suggestion)) return null;
  return end;
}

/** @returns false when something of it can carry no suggestion */
function tag(change: Transaction, from: number, to: number, suggestion: Suggestion): boolean {
  let isPossible = true;
  const attributes: number[] = [];
  const texts: [from: number, to: number][] = [];
  change.doc.nodesBetween(from, to, (node, position) => {
    const isInside = position >= from && position < to;
    const isWhole = isInside && position + node.nodeSize <= to;
    if (node.isText) texts.push([Math.max(position, from), Math.min(position + node.nodeSize, to)]);
    else if (node.isInline) {
      if ("suggestion" in node.attrs) attributes.push(position);
      else isPossible = false;
    } else if (node.isTextblock) {
      if (isInside) attributes.push(position);
      return true;
    } else if (isWhole && goesAsAWhole(node)) attributes.push(position);
    else {
      // A list that is parted between two items cannot be said by a break before either of them.
      if (isInside && (!standsAround(node) || startOfText(node, position) >= to)) isPossible = false;
      return true;
    }
    return false;
  });
  if (!isPossible) return false;
  for (const [start, end] of texts) change.addMark(start, end, change.doc.type.schema.marks["insertion"]!.create(suggestion));
  for (const position of attributes) change.setNodeAttribute(position, "suggestion", { ...suggestion, kind: "insertion" });
  return true;
}

/** Where the first text block in a node starts. */
function startOfText(node: Node, position: number): number {
  for (let inner: Node | null = node; inner !== null && !inner.isTextblock; inner = inner.firstChild) position += 1;
  return position;
}

/** What the last step inserted, as stretches of the document now. */
function insertedBy(change: Transaction): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  change.mapping.maps.at(-1)?.forEach((_oldFrom, _oldTo, from, to) => {
    if (to > from) ranges.push([from, to]);
  });
  return ranges;
}

/** What was struck is not inserted anew, and what others suggested is not said in their name. */
function withoutSuggestions(slice: Slice): Slice {
  const clean = (fragment: Fragment): Fragment => {
    const nodes: Node[] = [];
    fragment.forEach((node) => {
      if (node.isInline && isDeletion(node)) return;
      if (node.isText) nodes.push(node.mark(node.marks.filter((mark) => mark.type.name !== "insertion")));
      else nodes.push(node.type.create("suggestion" in node.attrs ? { ...node.attrs, suggestion: null } : node.attrs, clean(node.content), node.marks));
    });
    return Fragment.fromArray(nodes);
  };
  return new Slice(clean(slice.content), slice.openStart, slice.openEnd);
}
