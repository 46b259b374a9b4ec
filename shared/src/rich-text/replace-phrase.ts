import type { RichTextNode } from "./rich-text.schema.ts";

/** Matches a phrase as people see it: case does not count, any run of white space is one space. */
export function phrasePattern(phrase: string): RegExp {
  const words = phrase
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return new RegExp(words.join(String.raw`\s+`), "giu");
}

/**
 * Puts `replacement` in the place of every match, in any JSON value: in each text, and in a paragraph also where marks cut the phrase in pieces.
 * Ids, types and keys stay.
 */
export function replacePhrase(value: unknown, pattern: RegExp, replacement: string): unknown {
  if (typeof value === "string") return value.replaceAll(pattern, replacement);
  if (Array.isArray(value))
    return (isInline(value) ? joinedMatches(value, pattern, replacement) : value).map((item: unknown) => replacePhrase(item, pattern, replacement));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structural.has(key) ? inner : replacePhrase(inner, pattern, replacement)]));
}

const structural = new Set(["type", "id", "_id", "assetId", "entryId", "formatVersion"]);

const isInline = (list: readonly unknown[]): list is RichTextNode[] =>
  list.some((item) => item !== null && typeof item === "object" && "text" in item && "type" in item && item.type === "text");

/** Matches that go over the edge of a text: the first text takes the replacement, the others give their part up. What is whole in one text is left to the caller. */
function joinedMatches(nodes: readonly RichTextNode[], pattern: RegExp, replacement: string): RichTextNode[] {
  const texts = nodes.map((node) => (node.type === "text" ? (node.text ?? "") : "\n"));
  const whole = texts.join("");
  const starts = texts.map((_, index) => texts.slice(0, index).reduce((sum, text) => sum + text.length, 0));
  const changed = [...texts];
  for (const match of [...whole.matchAll(pattern)].reverse()) {
    const [from, to] = [match.index, match.index + match[0].length];
    let isPut = false;
    const touched = nodes.map((_, index) => starts[index]! < to && starts[index]! + texts[index]!.length > from);
    for (const [index, node] of nodes.entries()) {
      if (!touched[index] || node.type !== "text") continue;
      const [start, end] = [Math.max(from - starts[index]!, 0), Math.min(to - starts[index]!, texts[index]!.length)];
      changed[index] = changed[index]!.slice(0, start) + (isPut ? "" : replacement) + changed[index]!.slice(end);
      isPut = true;
    }
  }
  return nodes.flatMap((node, index) => (node.type !== "text" ? [node] : changed[index] === "" ? [] : [{ ...node, text: changed[index]! }]));
}
