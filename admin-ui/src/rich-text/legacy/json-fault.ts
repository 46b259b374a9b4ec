/** One token, with the blanks before it. */
const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy;

/**
 * Where a text stops being JSON: line and column, from 1. Browsers' own messages name the place now and then only. Iterative, so that no depth of
 * brackets hurts. Null when it is JSON after all.
 */
export function findJsonFault(text: string): { line: number; column: number } | null {
  const open: string[] = [];
  let expected: "value" | "item" | "first" | "key" | "colon" | "next" = "value";
  let at = 0;
  while (!(expected === "next" && open.length === 0)) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return placeAt(text, at);
    const [whole, sign, string] = found;
    const inside = open.at(-1);
    if (sign === undefined && (expected === "value" || expected === "item")) expected = "next";
    else if (string !== undefined && (expected === "first" || expected === "key")) expected = "colon";
    else if ((sign === "{" || sign === "[") && (expected === "value" || expected === "item")) {
      open.push(sign);
      expected = sign === "{" ? "first" : "item";
    } else if (sign === ":" && expected === "colon") expected = "value";
    else if (sign === "," && expected === "next") expected = inside === "{" ? "key" : "value";
    else if (
      (sign === "}" && inside === "{" && (expected === "first" || expected === "next")) ||
      (sign === "]" && inside === "[" && (expected === "item" || expected === "next"))
    ) {
      open.pop();
      expected = "next";
    } else return placeAt(text, at);
    at += whole.length;
  }
  return text.slice(at).trim() === "" ? null : placeAt(text, at);
}

/** Of what stands behind the blanks; at the very end, of the end. */
function placeAt(text: string, at: number): { line: number; column: number } {
  const blanks = /^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0;
  const before = text.slice(0, at + blanks).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
