/** What other features want to know of a document without drawing it: its text, its words, its references, its outline. */
import { type EmbedProvider, embedNames } from "./rich-text.embeds.ts";
import type { RichTextNode } from "./rich-text.schema.ts";
import { isTooDeep } from "./rich-text-depth.ts";
import { isObject } from "./rich-text-faults.ts";
import { readRichText } from "./rich-text-parse.ts";

const legalBlocks = (value: unknown): readonly RichTextNode[] => (isTooDeep(value) ? [] : readRichText(value).doc.content);

/**
 * Readable text: blocks on lines of their own with a blank line between, table cells apart by tabs; captions, attributions, titles, minutes and marks
 * included. Legacy markup is no text.
 */
export function richTextToPlainText(value: unknown): string {
  return legalBlocks(value).map(blockText).filter(Boolean).join("\n\n");
}

function blockText(node: RichTextNode): string {
  const content = node.content ?? [];
  const lines = (separator: string) => content.map(blockText).filter(Boolean).join(separator);
  if (node.type === "paragraph" || node.type === "heading") return inlineText(content);
  if (linewise.has(node.type)) return lines("\n");
  if (node.type === "tableRow") return content.map(blockText).join("\t");
  if (node.type === "tableCell" || node.type === "tableHeader") return lines(" ");
  const attribute = (name: string) => String(node.attrs?.[name] ?? "");
  const together = (parts: readonly string[], separator: string) => parts.filter(Boolean).join(separator);
  if (node.type === "quote") return together([lines("\n"), attribute("attribution")], "\n");
  if (node.type === "pullQuote") return together([inlineText(content), attribute("attribution")], "\n");
  if (node.type === "factBox") return together([attribute("title"), lines("\n")], "\n");
  if (node.type === "keyMoment") return together([attribute("minute"), inlineText(content)], " ");
  if (node.type === "playerRating") return together([attribute("name"), attribute("rating"), inlineText(content)], " ");
  return attribute("caption");
}

/** Blocks whose children are lines. */
const linewise: ReadonlySet<string> = new Set(["bulletList", "orderedList", "listItem", "table", "keyMoments", "playerRatings", "gallery"]);

const inlineText = (nodes: readonly RichTextNode[]): string => nodes.map((node) => (node.type === "hardBreak" ? "\n" : (node.text ?? ""))).join("");

/** Words as the language counts them (Intl.Segmenter: also Japanese and Thai, which put no spaces). */
export function countWords(value: unknown, locale: string): number {
  let words = 0;
  for (const segment of new Intl.Segmenter(locale, { granularity: "word" }).segment(richTextToPlainText(value))) if (segment.isWordLike) words += 1;
  return words;
}

export interface RichTextReference {
  kind: "entry" | "asset";
  id: string;
  /** Id of the innermost identified block it stands in; empty where that has none. */
  path: string;
}

/**
 * Every entry and asset the stored document names, in reading order, repeats included. Nodes that this version does not know are searched too:
 * a picture inside one is still used.
 */
export function richTextReferences(value: unknown): RichTextReference[] {
  const references: RichTextReference[] = [];
  if (isTooDeep(value)) return references;
  const search = (item: unknown, path: string): void => {
    if (Array.isArray(item)) for (const inner of item) search(inner, path);
    else if (isObject(item)) {
      const attrs = isObject(item["attrs"]) ? item["attrs"] : {};
      const here = typeof attrs["id"] === "string" ? attrs["id"].slice(0, 64) : path;
      if (typeof attrs["assetId"] === "string") references.push({ kind: "asset", id: attrs["assetId"], path: here });
      if (typeof attrs["entryId"] === "string") references.push({ kind: "entry", id: attrs["entryId"], path: here });
      search(item["marks"], here);
      search(item["content"], here);
    }
  };
  search(value, "");
  return references;
}

type NewsroomBlock = "pullQuote" | "factBox" | "keyMoments" | "playerRatings" | "relatedEntries" | "gallery" | "legacyHtml";

export interface OutlineItem {
  /** Id of the block, null where it has none yet. */
  id: string | null;
  kind: "heading" | "image" | "clip" | "embed" | "table" | "quote" | "list" | "opaque" | NewsroomBlock;
  /** 2 to 4 for headings; media and the like stand one below the heading before them. */
  level: number;
  /** Heading text, caption, attribution, title or first words; may be empty. */
  text: string;
}

const outlineKinds: Readonly<Record<string, OutlineItem["kind"]>> = {
  heading: "heading",
  image: "image",
  clip: "clip",
  embed: "embed",
  table: "table",
  quote: "quote",
  bulletList: "list",
  orderedList: "list",
  opaque: "opaque",
  pullQuote: "pullQuote",
  factBox: "factBox",
  keyMoments: "keyMoments",
  playerRatings: "playerRatings",
  relatedEntries: "relatedEntries",
  gallery: "gallery",
  legacyHtml: "legacyHtml",
};

/** Blocks that their name says enough of. */
const namedByKind: ReadonlySet<string> = new Set(["table", "keyMoments", "playerRatings", "relatedEntries", "legacyHtml"]);

/** Headings and what stands out between them, for the editor's left column. Takes editor or stored form. */
export function outlineOf(blocks: readonly RichTextNode[]): OutlineItem[] {
  let heading = 1;
  return blocks.flatMap((node): OutlineItem[] => {
    const kind = outlineKinds[node.type];
    if (kind === undefined) return [];
    if (kind === "heading") heading = Number(node.attrs?.["level"] ?? 2);
    const id = typeof node.attrs?.["id"] === "string" ? node.attrs["id"] : null;
    return [{ id, kind, level: kind === "heading" ? heading : heading + 1, text: outlineText(node, kind).slice(0, 120) }];
  });
}

function outlineText(node: RichTextNode, kind: OutlineItem["kind"]): string {
  if (kind === "quote" && node.attrs?.["attribution"]) return String(node.attrs["attribution"]);
  if (kind === "embed" && !node.attrs?.["caption"]) return embedNames[node.attrs?.["provider"] as EmbedProvider] ?? "";
  if (kind === "factBox") return String(node.attrs?.["title"] ?? "");
  return namedByKind.has(kind) ? "" : (blockText(node).split("\n")[0] ?? "");
}
