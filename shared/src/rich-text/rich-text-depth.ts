import { richTextLimits } from "./rich-text.format.ts";

/** How deep arrays and objects nest, counted without recursion: the check itself must survive what it refuses. Stops at `limit`. */
export function jsonDepth(value: unknown, limit: number): number {
  let level: unknown[] = [value];
  for (let depth = 0; depth < limit; depth++) {
    const next: unknown[] = [];
    for (const item of level) {
      if (item === null || typeof item !== "object") continue;
      for (const inner of Object.values(item)) if (inner !== null && typeof inner === "object") next.push(inner);
    }
    if (next.length === 0) return depth;
    level = next;
  }
  return limit;
}

/** JSON levels of a document whose nodes nest `nodes` deep: each node is an object in an array, attributes and marks add a few. */
export const jsonLevels = (nodes: number): number => nodes * 2 + 6;

/** Deeper than anything that passed an input check, by far: extractors and the renderer answer nothing then instead of running out of stack. */
export function isTooDeep(value: unknown): boolean {
  const levels = jsonLevels(richTextLimits.depth) * 4;
  return jsonDepth(value, levels) >= levels;
}
