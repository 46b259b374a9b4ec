import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from "@tiptap/pm/transform";

/** A stretch of the document before (A) and what stands there after (B). */
export interface ChangedRange {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/** What a transaction changes, from front to back, touching stretches as one; null when it also changes what blocks are or how they are nested. */
export function changedRanges(transaction: Transaction): ChangedRange[] | null {
  const ranges: ChangedRange[] = [];
  for (const [index, step] of transaction.steps.entries()) {
    if (isFreshHeadingReset(transaction.steps, index)) continue;
    const changed = rangesOfStep(step, transaction.docs[index]!);
    if (changed === null) return null;
    const back = new Mapping(transaction.mapping.maps.slice(0, index)).invert();
    const forth = transaction.mapping.slice(index + 1);
    for (const { fromA, toA, fromB, toB } of changed)
      ranges.push({ fromA: back.map(fromA, -1), toA: back.map(toA, 1), fromB: forth.map(fromB, -1), toB: forth.map(toB, 1) });
  }
  return merged(ranges);
}

function rangesOfStep(step: Step, doc: Node): ChangedRange[] | null {
  if (step instanceof ReplaceStep) return [{ fromA: step.from, toA: step.to, fromB: step.from, toB: step.from + step.slice.size }];
  // A pasted list can move the text behind it into its last item: struck and written anew.
  if (step instanceof ReplaceAroundStep && (step.toJSON() as { structure?: true }).structure !== true)
    return [{ fromA: step.from, toA: step.to, fromB: step.from, toB: step.getMap().map(step.to) }];
  if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return null;
  const ranges: ChangedRange[] = [];
  doc.nodesBetween(step.from, step.to, (node, position) => {
    if (!node.isText) return;
    const [from, to] = [Math.max(position, step.from), Math.min(position + node.nodeSize, step.to)];
    const has = step.mark.isInSet(node.marks);
    if (has !== step instanceof AddMarkStep) ranges.push({ fromA: from, toA: to, fromB: from, toB: to });
  });
  return ranges;
}

/** TipTap makes a paragraph of the empty first half when a heading is split at its start: not worth a suggestion, the heading stays one. */
function isFreshHeadingReset(steps: readonly Step[], index: number): boolean {
  const before = steps[index - 1];
  return steps[index] instanceof ReplaceAroundStep && before instanceof ReplaceStep && before.slice.openStart === 1 && before.slice.openEnd === 1;
}

function merged(ranges: readonly ChangedRange[]): ChangedRange[] {
  const sorted = ranges.toSorted((a, b) => a.fromA - b.fromA || a.fromB - b.fromB);
  const result: ChangedRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || (range.fromA > last.toA && range.fromB > last.toB)) result.push({ ...range });
    else {
      last.toA = Math.max(last.toA, range.toA);
      last.fromB = Math.min(last.fromB, range.fromB);
      last.toB = Math.max(last.toB, range.toB);
    }
  }
  return result;
}
