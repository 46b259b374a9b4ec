import { Marked } from "marked";
import { tooDeep } from "./rich-text.errors.ts";

/** CommonMark with tables and strike-through. Raw HTML inside goes through and is treated as HTML that came in. */
const markdown = new Marked({ gfm: true, breaks: false, async: false });

/** Quotes and lists in each other on one line; each level is a recursion of the parser. */
const maxMarkers = 30;

/** @throws AppError 422 when it nests deeper than any text a person writes */
export function markdownToHtml(text: string, path: string): string {
  for (const line of text.split("\n")) {
    const markers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/.exec(line)?.[0] ?? "";
    if ((markers.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0) > maxMarkers || /^[ \t]{400}/.test(line)) throw tooDeep(path);
  }
  return markdown.parse(text, { async: false });
}
