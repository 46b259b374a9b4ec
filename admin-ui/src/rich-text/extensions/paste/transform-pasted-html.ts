import { cleanHtml } from "@pressbox/shared/rich-text/html-import/clean-html.ts";

/**
 * Clipboard HTML of Word, Google Docs or a page → HTML our schema understands; structure stays, styling goes. What one of our own editors
 * copied (ProseMirror marks it) passes untouched. The document it is parsed in is inert: nothing loads, nothing runs.
 */
export function transformPastedHtml(html: string): string {
  if (html.includes("data-pm-slice")) return html;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  cleanHtml(body);
  return body.innerHTML;
}
