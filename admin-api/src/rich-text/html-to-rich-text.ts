/**
 * HTML from outside → a document. Three layers, each enough against script by itself: sanitize-html drops what is no content and every
 * attribute that is not asked for; the transforms of `shared` run on an inert document in which nothing executes or loads; and the
 * editor's schema builds only its own nodes, with links checked.
 */
import { createRequire } from "node:module";
import { cleanHtml } from "@pressbox/shared/rich-text/html-import/clean-html.ts";
import type { ImportWarning } from "@pressbox/shared/rich-text/html-import/foreign-media.ts";
import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { formatVersion, richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { isRichTextEmpty, type RichTextDoc, type RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { DOMParser as SchemaParser } from "@tiptap/pm/model";
import { inlineTags, splitLegacyHtml, textTags } from "./legacy-html.ts";
import { tooBig, tooDeep } from "./rich-text.errors.ts";

/** Loaded with the first HTML that comes: they take half a second of processor time, and a start need not wait for that. */
const load = createRequire(import.meta.url);
const sanitizeHtml = (html: string, options: import("sanitize-html").IOptions): string =>
  (load("sanitize-html") as typeof import("sanitize-html"))(html, options);
const openWindow = (settings: ConstructorParameters<typeof import("happy-dom").Window>[0]) =>
  new (load("happy-dom") as typeof import("happy-dom")).Window(settings);

const maxNesting = 200;
/** A report of 10,000 words has some 2,000. Ten thousand take about a second of the one thread that serves everybody: no more than that. */
const maxElements = 10_000;

/** Of every element: what our transforms and parse rules read. All of it is validated by the schema once more. */
const readAttributes =
  "dir style class id role aria-level data-id data-type data-part data-asset-id data-entry-id data-caption data-attribution data-title data-minute data-name data-rating";

function sanitised(html: string, path: string): string {
  let depth = 0;
  let elements = 0;
  return sanitizeHtml(html, {
    allowedTags: [...textTags, ...inlineTags],
    allowedAttributes: {
      "*": readAttributes.split(" "),
      a: ["href"],
      img: ["src", "alt"],
      iframe: ["src", "title"],
      del: ["datetime"],
      ol: ["start"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan"],
      figure: ["data-provider", "data-embed-id"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    // A picture inside the text is dropped with a warning, so its address must still be seen; it is never loaded or stored.
    allowedSchemesByTag: { img: ["http", "https", "data", "file", "blob", "cid"] },
    parseStyleAttributes: false,
    onOpenTag: () => {
      depth += 1;
      elements += 1;
      if (depth > maxNesting) throw tooDeep(path);
      if (elements > maxElements) throw tooBig(path);
    },
    onCloseTag: () => {
      depth -= 1;
    },
  });
}

/** What becomes of elements whose markup the schema cannot hold: their text alone stays (with warnings where that loses something), or all of it as legacy blocks. */
export type UnknownMarkup = "drop" | "keep";

/** @throws AppError 422 when it nests deeper than 200 elements or has more than 10,000 */
export function htmlToRichText(html: string, path: string, unknown: UnknownMarkup = "drop"): { doc: RichTextDoc; warnings: ImportWarning[] } {
  const clean = sanitised(html, path);
  if (unknown === "drop") return parseClean(clean);
  const warnings: ImportWarning[] = [];
  const content = splitLegacyHtml(html).flatMap(({ kind, source }): RichTextNode[] => {
    const isKept = kind === "legacy" && source.length <= richTextLimits.legacyHtml;
    if (kind === "legacy") warnings.push({ rule: isKept ? "legacy_kept" : "legacy_too_long", source: source.slice(0, 200) });
    if (isKept) return [{ type: "legacyHtml", attrs: { html: source } }];
    const parsed = parseClean(sanitised(source, path));
    warnings.push(...parsed.warnings);
    return isRichTextEmpty(parsed.doc) ? [] : parsed.doc.content;
  });
  return { doc: { type: "doc", formatVersion, content }, warnings };
}

function parseClean(html: string): { doc: RichTextDoc; warnings: ImportWarning[] } {
  const window = openWindow({ settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true, disableIframePageLoading: true } });
  try {
    const { body } = new window.DOMParser().parseFromString(html, "text/html");
    const warnings = cleanHtml(body as unknown as Parameters<typeof cleanHtml>[0]);
    const node = SchemaParser.fromSchema(articleSchema).parse(body as unknown as Parameters<SchemaParser["parse"]>[0]);
    return { doc: { ...(node.toJSON() as RichTextDoc), formatVersion }, warnings };
  } finally {
    void window.happyDOM.close();
  }
}
