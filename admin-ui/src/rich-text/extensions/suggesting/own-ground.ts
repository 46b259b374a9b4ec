import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from "@tiptap/pm/transform";
import { goesAsAWhole, isOwnInsertion } from "./suggestion-tag.ts";

/** Whether everything happens in what the author has suggested to add and nobody has accepted yet: there one writes freely, also headings and lists. */
export function staysOnOwnGround(transaction: Transaction, authorId: string): boolean {
  return transaction.steps.every((step, index) => isOnOwnGround(step, transaction.docs[index]!, transaction.docs[index + 1] ?? transaction.doc, authorId));
}

function isOnOwnGround(step: Step, doc: Node, after: Node, authorId: string): boolean {
  if (step instanceof ReplaceStep) {
    if (isInOwnBlock(doc, step.from, step.to, authorId, Math.max(step.slice.openStart, step.slice.openEnd))) return true;
    return step.slice.size === 0 && step.to > step.from && holdsOnlyOwnText(doc, step.from, step.to, authorId);
  }
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return isInOwnBlock(doc, step.from, step.to, authorId);
  if (step instanceof AttrStep) {
    const node = doc.nodeAt(step.pos);
    return node !== null && ((!node.isInline && isOwnInsertion(node, authorId)) || isInOwnBlock(doc, step.pos, step.pos + node.nodeSize, authorId));
  }
  if (!(step instanceof ReplaceAroundStep)) return false;
  if (isInOwnBlock(doc, step.from, step.to, authorId)) return true;
  // Around one's own paragraph a list may come or go, nothing else.
  const end = step.getMap().map(step.to);
  return holdsOnlyOwnBlocks(doc, step.from, step.to, authorId) && holdsOnlyOwnBlocks(after, step.from, end, authorId);
}

/** Strictly inside: what touches its edge, or opens more levels than there are inside, changes what is around it. */
function isInOwnBlock(doc: Node, from: number, to: number, authorId: string, levels = 0): boolean {
  const $from = doc.resolve(from);
  for (let depth = Math.min($from.depth, doc.resolve(to).depth) - levels; depth > 0; depth -= 1)
    if (goesAsAWhole($from.node(depth)) && isOwnInsertion($from.node(depth), authorId) && to < $from.after(depth)) return true;
  return false;
}

function holdsOnlyOwnText(doc: Node, from: number, to: number, authorId: string): boolean {
  let isOwn = true;
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isInline) isOwn &&= isOwnInsertion(node, authorId);
    else if (position >= from || position + node.nodeSize <= to) isOwn = false;
    return isOwn;
  });
  return isOwn;
}

function holdsOnlyOwnBlocks(doc: Node, from: number, to: number, authorId: string): boolean {
  let [isOwn, blocks] = [true, 0];
  doc.nodesBetween(from, to, (node) => {
    if (!node.isTextblock && !goesAsAWhole(node)) return true;
    blocks += 1;
    isOwn &&= isOwnInsertion(node, authorId);
    return false;
  });
  return isOwn && blocks > 0;
}
