/**
 * Two rich texts, block by block and inside them word by word, as data to be shown: what stayed, came, went, moved, changed, and how. Nothing here
 * draws, and nothing throws: what the format does not know is compared whole. Bounded (decision 0106): one allowance for all words, a fixed number of
 * similarities, equal blocks by their JSON only.
 */
import { canonicalJson } from "../../kernel/canonical-json.ts";
import { nodeFormat } from "../../rich-text/rich-text.format.ts";
import type { RichTextNode } from "../../rich-text/rich-text.schema.ts";
import { isTooDeep } from "../../rich-text/rich-text-depth.ts";
import { canonicalRichText, readRichText } from "../../rich-text/rich-text-parse.ts";
import { compareInline, type InlinePiece } from "./compare-inline.ts";
import { type Allowance, newAllowance } from "./compare-words.ts";
import { findUnmoved, pairBlocks, withoutId } from "./pair-blocks.ts";

export interface AttributeChange {
  /** Name in the format; `type` when a paragraph became a heading. */
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface BlockComparison {
  readonly kind: "same" | "added" | "removed" | "changed";
  /** `here`: it stood elsewhere. `away`: it stands elsewhere now, where it is shown in full. */
  readonly move: "here" | "away" | null;
  /** As it is now; of one that went, as it was. */
  readonly node: RichTextNode;
  readonly before: RichTextNode | null;
  readonly attributes: readonly AttributeChange[];
  /** Of a changed block that holds words. */
  readonly inline?: readonly InlinePiece[];
  /** Of a changed block that holds blocks: list, quote, table, box. */
  readonly children?: readonly BlockComparison[];
}

interface Work {
  readonly locale: string;
  readonly allowance: Allowance;
}

/** @param locale BCP 47 tag whose words are meant @param allowance shared by all texts of one comparison */
export function compareRichTexts(before: unknown, after: unknown, locale: string, allowance: Allowance = newAllowance()): BlockComparison[] {
  return compareBlocks(blocksOf(before), blocksOf(after), { locale, allowance });
}

/** In the editor's form, so that unknown blocks are atoms; too deep a tree is one of them. */
export function blocksOf(value: unknown): readonly RichTextNode[] {
  if (value === undefined || value === null) return [];
  if (isTooDeep(value)) return [{ type: "opaque", attrs: { json: "…" } }];
  return readRichText(canonicalRichText(value)).doc.content;
}

function compareBlocks(before: readonly RichTextNode[], after: readonly RichTextNode[], work: Work): BlockComparison[] {
  const pairs = pairBlocks(before, after);
  const unmoved = findUnmoved(pairs);
  const laterOf = new Map([...pairs].map(([later, earlier]) => [earlier, later]));
  const shown: BlockComparison[] = [];
  let next = 0;
  const showGone = (until: number): void => {
    for (; next < until; next++) {
      const later = laterOf.get(next);
      if (later !== undefined && unmoved.has(later)) continue;
      shown.push({ kind: "removed", move: later === undefined ? null : "away", node: before[next]!, before: before[next]!, attributes: [] });
    }
  };
  for (const [index, node] of after.entries()) {
    const earlier = pairs.get(index);
    if (earlier === undefined) shown.push({ kind: "added", move: null, node, before: null, attributes: [] });
    else if (unmoved.has(index)) {
      showGone(earlier);
      next = earlier + 1;
      shown.push(compareBlock(before[earlier]!, node, null, work));
    } else shown.push(compareBlock(before[earlier]!, node, "here", work));
  }
  showGone(before.length);
  return shown;
}

function compareBlock(before: RichTextNode, after: RichTextNode, move: "here" | null, work: Work): BlockComparison {
  if (canonicalJson(withoutId(before)) === canonicalJson(withoutId(after))) return { kind: "same", move, node: after, before, attributes: [] };
  const base = { kind: "changed", move, node: after, before, attributes: compareAttributes(before, after) } as const;
  const content = nodeFormat(after.type)?.content.kind;
  if (content === "inline") return { ...base, inline: compareInline(before.content ?? [], after.content ?? [], work.locale, work.allowance) };
  if (content !== "nodes") return base;
  const [earlier, later] = [before.content ?? [], after.content ?? []];
  return {
    ...base,
    children: after.type === "tableRow" && earlier.length === later.length ? compareCells(earlier, later, work) : compareBlocks(earlier, later, work),
  };
}

/** A row of as many cells as before is compared cell by cell, also where a cell became a header. */
const compareCells = (before: readonly RichTextNode[], after: readonly RichTextNode[], work: Work): BlockComparison[] =>
  after.map((cell, index) => compareBlock(before[index]!, cell, null, work));

function compareAttributes(before: RichTextNode, after: RichTextNode): AttributeChange[] {
  const names = new Set([...Object.keys(before.attrs ?? {}), ...Object.keys(after.attrs ?? {})]);
  names.delete("id");
  const changes = [...names].map((name) => ({ name, before: before.attrs?.[name], after: after.attrs?.[name] }));
  return [{ name: "type", before: before.type, after: after.type }, ...changes].filter(
    (change) => canonicalJson(change.before ?? null) !== canonicalJson(change.after ?? null),
  );
}
