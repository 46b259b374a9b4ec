/**
 * Which block of the later text is which of the earlier: by its stable id, else by the same content, else by similar words between two that are
 * known. Only as many similarities are looked at as `mostComparisons` says; what is left then came or went.
 */

import { canonicalJson } from "../../kernel/canonical-json.ts";
import { isTextBlock } from "../../rich-text/rich-text.format.ts";
import type { RichTextNode } from "../../rich-text/rich-text.schema.ts";

/** Index in the earlier blocks by index in the later ones. */
export type Pairs = ReadonlyMap<number, number>;

const mostComparisons = 20_000;
/** Share of words that two paragraphs have in common from which on they are one that was reworked. */
const similarEnough = 0.4;

export function pairBlocks(before: readonly RichTextNode[], after: readonly RichTextNode[]): Pairs {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const take = (later: number, earlier: number): void => {
    pairs.set(later, earlier);
    taken.add(earlier);
  };
  pairByKey(before, after, idKey, { pairs, taken, take });
  pairByKey(before, after, contentKey, { pairs, taken, take });
  pairSimilar(before, after, { pairs, taken, take });
  return pairs;
}

/** Which pairs kept their order among each other: the longest run. The others moved. */
export function findUnmoved(pairs: Pairs): ReadonlySet<number> {
  const later = [...pairs.keys()].sort((a, b) => a - b);
  // Patience: tails[n] is the last of the best run of length n + 1.
  const tails: Tail[] = [];
  for (const index of later) {
    const at = pairs.get(index)!;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]!.at < at) low = middle + 1;
      else high = middle;
    }
    tails[low] = { index, at, previous: tails[low - 1] };
  }
  const unmoved = new Set<number>();
  for (let tail = tails.at(-1); tail !== undefined; tail = tail.previous) unmoved.add(tail.index);
  return unmoved;
}

interface Tail {
  readonly index: number;
  readonly at: number;
  readonly previous: Tail | undefined;
}

interface Pairing {
  readonly pairs: Map<number, number>;
  readonly taken: Set<number>;
  take(later: number, earlier: number): void;
}

/** A paragraph becomes a heading and is the same block still. */
const turnable = new Set(["paragraph", "heading"]);
const canBeOne = (a: RichTextNode, b: RichTextNode): boolean => a.type === b.type || (turnable.has(a.type) && turnable.has(b.type));

function idKey(node: RichTextNode): string | null {
  const id = node.attrs?.["id"];
  return typeof id === "string" ? id : null;
}

/** Everything but the id, which is made anew when a text is pasted or imported. */
function contentKey(node: RichTextNode): string {
  return `${node.type} ${canonicalJson(withoutId(node))}`;
}

export function withoutId(node: RichTextNode): RichTextNode {
  const { id: _id, ...attrs } = node.attrs ?? {};
  const { attrs: _attrs, ...rest } = node;
  return { ...rest, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(node.content === undefined ? {} : { content: node.content.map(withoutId) }) };
}

function pairByKey(before: readonly RichTextNode[], after: readonly RichTextNode[], keyOf: (node: RichTextNode) => string | null, pairing: Pairing): void {
  const places = new Map<string, number[]>();
  for (const [index, node] of before.entries()) {
    const key = pairing.taken.has(index) ? null : keyOf(node);
    if (key === null) continue;
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  if (places.size === 0) return;
  for (const [index, node] of after.entries()) {
    if (pairing.pairs.has(index)) continue;
    const key = keyOf(node);
    const earlier = key === null ? undefined : places.get(key)?.[0];
    if (earlier === undefined || !canBeOne(before[earlier]!, node)) continue;
    pairing.take(index, earlier);
    places.get(key!)!.shift();
  }
}

function pairSimilar(before: readonly RichTextNode[], after: readonly RichTextNode[], pairing: Pairing): void {
  const lost = [...before.keys()].filter((index) => !pairing.taken.has(index));
  if (lost.length === 0) return;
  const words = new Map<RichTextNode, ReadonlySet<string>>();
  const wordsIn = (node: RichTextNode): ReadonlySet<string> => {
    const known = words.get(node) ?? wordsOf(node);
    words.set(node, known);
    return known;
  };
  let left = mostComparisons;
  for (const [index, node] of after.entries()) {
    if (pairing.pairs.has(index)) continue;
    let best: { earlier: number; likeness: number } | null = null;
    for (const earlier of lost) {
      if (pairing.taken.has(earlier) || !canBeOne(before[earlier]!, node)) continue;
      if (left-- <= 0) return;
      const likeness = similarity(wordsIn(before[earlier]!), wordsIn(node));
      if (likeness >= similarEnough && likeness > (best?.likeness ?? 0)) best = { earlier, likeness };
    }
    if (best !== null) pairing.take(index, best.earlier);
  }
}

/** Words, or pairs of characters where a script puts no spaces. */
function wordsOf(node: RichTextNode): ReadonlySet<string> {
  const text = textOf(node).toLowerCase();
  const words = text.split(/[\s\p{P}]+/u).filter((word) => word !== "");
  if (words.length > 1 || text.length < 8) return new Set(words);
  return new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)));
}

export const textOf = (node: RichTextNode): string => node.text ?? (node.content ?? []).map(textOf).join(isTextBlock(node.type) ? "" : " ");

/** Dice: twice what both have, over all. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a.size < b.size ? a : b) if ((a.size < b.size ? b : a).has(word)) common++;
  return (2 * common) / (a.size + b.size);
}
