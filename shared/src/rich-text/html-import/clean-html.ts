/**
 * Foreign HTML (Word, Google Docs, web pages, mail) → HTML of which our schema understands everything: structure stays, styling goes. Used for
 * paste in the editor and for `{"$html": …}` at the API. The schema is the allow-list; nothing here is a defence by itself.
 */
import { type ImportWarning, nameQuoteSources, replaceFrames, replaceImages } from "./foreign-media.ts";
import { elementsIn, type ImportElement } from "./import-dom.ts";
import { nestStrayLists } from "./lists.ts";
import { nameOwnBlocks } from "./own-blocks.ts";
import { nameStyledSpans, unwrapGoogleDocs } from "./styled-spans.ts";
import { dropWordReview, nameWordBlocks, nestWordLists } from "./word.ts";

const neverText = "style script noscript template meta link title xml svg math object embed input select textarea button audio".split(" ");

/** Cleans in place. The body belongs to an inert document: nothing in it runs or loads. */
export function cleanHtml(body: ImportElement): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  for (const element of elementsIn(body, ...neverText)) element.remove();
  unwrapGoogleDocs(body);
  dropWordReview(body);
  nestWordLists(body);
  nameWordBlocks(body);
  nestStrayLists(body);
  nameOwnBlocks(body);
  nameQuoteSources(body);
  replaceImages(body, warnings);
  replaceFrames(body, warnings);
  nameStyledSpans(body);
  dropBlankBlocks(body);
  return warnings;
}

/** Word and Docs space their paragraphs with empty ones, and Docs puts `<br>` between blocks. */
function dropBlankBlocks(body: ImportElement): void {
  for (const paragraph of elementsIn(body, "p", "h1", "h2", "h3", "h4", "h5", "h6")) {
    const isAlone = paragraph.parentElement !== null && ["LI", "TD", "TH", "BLOCKQUOTE"].includes(paragraph.parentElement.tagName.toUpperCase());
    const isBlank =
      (paragraph.textContent ?? "").replaceAll(/[\s\u00a0\u200b\ufeff]/g, "") === "" && elementsIn(paragraph, "img", "figure", "table", "hr").length === 0;
    if (isBlank && !isAlone) paragraph.remove();
  }
  for (const lineBreak of elementsIn(body, "br")) {
    const parent = lineBreak.parentElement;
    const isAloneInCell = parent !== null && /^t[dh]$/i.test(parent.tagName) && (parent.textContent ?? "").trim() === "";
    if (parent === body || isAloneInCell) lineBreak.remove();
  }
}
