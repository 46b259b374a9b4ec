/**
 * Which version brought which words, for text that is older than its live document: from version to version the words that stayed keep their number, those
 * that came get the newer one.
 */

import { setImmediate } from "node:timers/promises";
import { blocksOf } from "@pressbox/shared/entries/compare/compare-rich-text.ts";
import { type Allowance, compareTokens, newAllowance, splitWords } from "@pressbox/shared/entries/compare/compare-words.ts";
import { pairBlocks } from "@pressbox/shared/entries/compare/pair-blocks.ts";
import { isTextBlock } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";

/** A paragraph with the number of the version that brought each of its words; null for words that no version has. */
export interface BlamedBlock {
  readonly node: RichTextNode;
  readonly words: readonly string[];
  readonly versions: readonly (number | null)[];
}

export interface TextVersion {
  readonly number: number;
  /** The rich text; undefined where it had none. */
  readonly value: unknown;
}

/** Others have their turn between two versions. @param versions oldest first @param current paragraphs as they stand now, from `textBlocksOf` or of the same shape */
export async function blameByVersions(versions: AsyncIterable<TextVersion>, current: readonly RichTextNode[], locale: string): Promise<BlamedBlock[]> {
  const allowance = newAllowance();
  let blamed: BlamedBlock[] = [];
  for await (const { number, value } of versions) {
    blamed = step(blamed, textBlocksOf(value), number, { locale, allowance });
    await setImmediate();
  }
  return step(blamed, current, null, { locale, allowance });
}

/** Every block that holds words in reading order, those in lists, tables and boxes included. */
export function textBlocksOf(value: unknown): RichTextNode[] {
  const collect = (node: RichTextNode): RichTextNode[] => (isTextBlock(node.type) ? [node] : (node.content ?? []).flatMap(collect));
  return blocksOf(value).flatMap(collect);
}

function step(
  before: readonly BlamedBlock[],
  nodes: readonly RichTextNode[],
  number: number | null,
  work: { locale: string; allowance: Allowance },
): BlamedBlock[] {
  const pairs = pairBlocks(
    before.map((block) => block.node),
    nodes,
  );
  return nodes.map((node, index) => {
    const words = splitWords(plainText(node), work.locale);
    const earlier = pairs.get(index);
    return { node, words, versions: earlier === undefined ? words.map(() => number) : inherited(before[earlier]!, words, number, work.allowance) };
  });
}

function inherited(before: BlamedBlock, words: readonly string[], number: number | null, allowance: Allowance): (number | null)[] {
  const versions: (number | null)[] = [];
  let at = 0;
  for (const { kind, count } of compareTokens(before.words, words, allowance)) {
    if (kind === "same") versions.push(...before.versions.slice(at, at + count));
    if (kind === "added") versions.push(...Array.from({ length: count }, () => number));
    if (kind !== "added") at += count;
  }
  return versions;
}

/** The words alone: line breaks are nobody's. */
const plainText = (node: RichTextNode): string => (node.content ?? []).map((inner) => inner.text ?? "").join("");
