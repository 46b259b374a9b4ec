import type * as Y from "yjs";

/**
 * Makes `text` read `wanted` by one deletion and one insertion between what both have in common at their ends, so that typing elsewhere in
 * it merges. Never splits a surrogate pair. Nothing happens when it already reads so.
 */
export function applyText(text: Y.Text, wanted: string): void {
  const current = text.toString();
  const target = wanted.toWellFormed();
  if (current === target) return;
  const start = commonStart(current, target);
  const end = commonEnd(current, target, start);
  const deleted = current.length - start - end;
  if (deleted > 0) text.delete(start, deleted);
  const inserted = target.slice(start, target.length - end);
  if (inserted !== "") text.insert(start, inserted);
}

function commonStart(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length++;
  return length > 0 && isHighSurrogate(a, length - 1) ? length - 1 : length;
}

function commonEnd(a: string, b: string, start: number): number {
  const limit = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length > 0 && isLowSurrogate(a, a.length - length) ? length - 1 : length;
}

const isHighSurrogate = (text: string, index: number) => (text.charCodeAt(index) & 0xfc00) === 0xd800;
const isLowSurrogate = (text: string, index: number) => (text.charCodeAt(index) & 0xfc00) === 0xdc00;
