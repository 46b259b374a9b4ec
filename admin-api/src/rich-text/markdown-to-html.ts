import { Marked } from "marked";
import { refused, tooDeep } from "./rich-text.errors.ts";

/** CommonMark with tables and strike-through. Raw HTML inside goes through and is treated as HTML that came in. */
const markdown = new Marked({ gfm: true, breaks: false, async: false });

/** Quotes and lists in each other on one line; each level is a recursion of the parser. */
const maxMarkers = 30;

/**
 * The parser's time grows with the square of a paragraph's length (`![[]()` ten thousand times over), and one thread serves everybody. A
 * report of 10,000 words has 60,000 characters, its longest paragraph some 2,000.
 */
const maxCharacters = 500_000;
const maxParagraphCharacters = 30_000;

/** @throws AppError 422 when it is longer, or nests deeper, than any text a person writes */
export function markdownToHtml(text: string, path: string): string {
  if (text.length > maxCharacters) throw tooLong(path, "markdown", maxCharacters);
  for (const line of text.split("\n")) {
    const markers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/.exec(line)?.[0] ?? "";
    if ((markers.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0) > maxMarkers || /^[ \t]{400}/.test(line)) throw tooDeep(path);
  }
  if (text.split(/\n[ \t\r]*\n/).some((paragraph) => paragraph.length > maxParagraphCharacters)) throw tooLong(path, "one paragraph", maxParagraphCharacters);
  return markdown.parse(text, { async: false });
}

const tooLong = (path: string, what: string, most: number) =>
  refused(path, [{ path: [], rule: "too_big", message: `more than ${most} characters of ${what}` }]);
