/**
 * Rich text → HTML for readers, without a DOM. An own renderer (decision 0032): the library's throws on unknown nodes, does not check image
 * sources and draws illegal nesting. Here the document is read first, so only legal nodes come this far, and every value is escaped.
 * Opaque nodes are left out without a trace; text under an unknown mark stays.
 */
import { escapeHtml, htmlAttributes } from "./html-text.ts";
import { type Embed, embedNames, embedUrl } from "./rich-text.embeds.ts";
import { nodeFormat, opaqueMark } from "./rich-text.format.ts";
import { isAllowedUrl, safeSource } from "./rich-text.links.ts";
import { emptyRichText, type RichTextDoc, type RichTextMark, type RichTextNode } from "./rich-text.schema.ts";
import { isTooDeep } from "./rich-text-depth.ts";
import { assetHtml, type DrawnAsset } from "./rich-text-html-assets.ts";
import { factBoxHtml, galleryHtml, keyMomentsHtml, playerRatingsHtml, pullQuoteHtml, relatedEntriesHtml } from "./rich-text-html-newsroom.ts";
import { canonicalRichText, readRichText } from "./rich-text-parse.ts";

export interface RichTextSurroundings {
  /** Where another entry lives for readers and what it is called, or null when it is not live: a link is then drawn as text, a related entry not at all. */
  resolveEntry(id: string): { url: string; title: string } | null;
  /** The asset in the locale of the text, or null when it is not there: nothing is drawn. */
  resolveAsset(id: string): DrawnAsset | null;
}

/** Sanitised HTML of a stored document. Never throws, whatever JSON comes in; what cannot be drawn safely is not drawn. */
export function renderRichTextHtml(value: unknown, surroundings: RichTextSurroundings): string {
  return isTooDeep(value) ? "" : blocksHtml(readRichText(value).doc.content, surroundings);
}

/** The document as delivered in JSON: legal, known nodes and marks only, so that an integrator's renderer meets nothing else. */
export function deliveredRichText(value: unknown): RichTextDoc {
  return isTooDeep(value) ? emptyRichText() : withoutOpaque(canonicalRichText(value));
}

/** Legacy markup goes with the unknown: an integrator who wrote it into a page would run what another system let in. */
function withoutOpaque(doc: RichTextDoc): RichTextDoc {
  const { doc: legal } = readRichText(doc);
  const isKnown = (node: RichTextNode) => node.type === "text" || (nodeFormat(node.type) !== null && node.type !== "legacyHtml");
  const clean = (node: RichTextNode): RichTextNode => ({
    ...node,
    ...(node.content === undefined ? {} : { content: node.content.filter(isKnown).map(clean) }),
    ...(node.marks === undefined ? {} : { marks: node.marks.filter((mark) => mark.type !== opaqueMark) }),
  });
  return canonicalRichText({ ...legal, content: legal.content.filter(isKnown).map(clean) });
}

function blocksHtml(nodes: readonly RichTextNode[], surroundings: RichTextSurroundings): string {
  return nodes.map((node) => blockHtml(node, surroundings)).join("");
}

function blockHtml(node: RichTextNode, around: RichTextSurroundings): string {
  const attrs = node.attrs ?? {};
  const content = node.content ?? [];
  const dir = { dir: typeof attrs["dir"] === "string" ? attrs["dir"] : null };
  const element = (tag: string, inside: string, more: Readonly<Record<string, string | number | null>> = {}) =>
    `<${tag}${htmlAttributes({ ...more, ...dir })}>${inside}</${tag}>`;
  switch (node.type) {
    case "paragraph":
      return element("p", inlineHtml(content, around));
    case "heading":
      return element(`h${attrs["level"]}`, inlineHtml(content, around), { id: typeof attrs["id"] === "string" ? attrs["id"] : null });
    case "bulletList":
      return element("ul", itemsHtml(content, around));
    case "orderedList":
      return element("ol", itemsHtml(content, around), { start: typeof attrs["start"] === "number" && attrs["start"] !== 1 ? attrs["start"] : null });
    case "quote":
      return quoteHtml(blocksHtml(content, around), String(attrs["attribution"] ?? ""), htmlAttributes(dir));
    case "table":
      return element("table", tableHtml(content, around));
    case "image":
    case "clip": {
      const asset = around.resolveAsset(String(attrs["assetId"]));
      return asset === null ? "" : assetHtml(node, asset);
    }
    case "embed":
      return embedHtml(attrs as unknown as Embed & { caption?: string });
    case "divider":
      return "<hr>";
    case "pullQuote":
      return pullQuoteHtml(node, inlineHtml(content, around));
    case "factBox":
      return factBoxHtml(node, blocksHtml(content, around));
    case "keyMoments":
      return keyMomentsHtml(node, (moment) => inlineHtml(moment.content ?? [], around));
    case "playerRatings":
      return playerRatingsHtml(node, around, (rating) => inlineHtml(rating.content ?? [], around));
    case "relatedEntries":
      return relatedEntriesHtml(node, around);
    case "gallery":
      return galleryHtml(node, around);
    default:
      return "";
  }
}

const itemsHtml = (items: readonly RichTextNode[], around: RichTextSurroundings): string =>
  items.map((item) => `<li>${itemHtml(item.content ?? [], around)}</li>`).join("");

/** A list item of one plain paragraph is drawn without the `<p>`, as people write lists. */
function itemHtml(content: readonly RichTextNode[], around: RichTextSurroundings): string {
  const [first, ...rest] = content;
  const isPlain = first?.type === "paragraph" && typeof first.attrs?.["dir"] !== "string" && rest.every((node) => node.type !== "paragraph");
  return isPlain ? inlineHtml(first.content ?? [], around) + blocksHtml(rest, around) : blocksHtml(content, around);
}

function quoteHtml(words: string, attribution: string, dir: string): string {
  if (attribution.trim() === "") return `<blockquote${dir}>${words}</blockquote>`;
  return `<figure data-type="quote"${dir}><blockquote>${words}</blockquote><figcaption><cite>${escapeHtml(attribution)}</cite></figcaption></figure>`;
}

/** Leading rows of nothing but header cells make the head. */
function tableHtml(rows: readonly RichTextNode[], around: RichTextSurroundings): string {
  const isHead = (row: RichTextNode) => (row.content ?? []).every((cell) => cell.type === "tableHeader");
  const found = rows.findIndex((row) => !isHead(row));
  const headRows = found === -1 ? Math.min(1, rows.length) : found;
  const rowHtml = (row: RichTextNode, index: number) =>
    `<tr>${(row.content ?? []).map((cell) => cellHtml(cell, index < headRows ? "col" : "row", around)).join("")}</tr>`;
  const all = rows.map(rowHtml);
  const head = headRows > 0 ? `<thead>${all.slice(0, headRows).join("")}</thead>` : "";
  const body = all.length > headRows ? `<tbody>${all.slice(headRows).join("")}</tbody>` : "";
  return head + body;
}

function cellHtml(cell: RichTextNode, scope: "col" | "row", around: RichTextSurroundings): string {
  const spanOf = (name: string) => (typeof cell.attrs?.[name] === "number" && cell.attrs[name] > 1 ? cell.attrs[name] : null);
  const spans = { colspan: spanOf("colspan"), rowspan: spanOf("rowspan") };
  const inside = itemHtml(cell.content ?? [], around);
  return cell.type === "tableHeader" ? `<th${htmlAttributes({ scope, ...spans })}>${inside}</th>` : `<td${htmlAttributes(spans)}>${inside}</td>`;
}

/** A link to the platform's page, as a card. A site that wants a player finds provider and id in the attributes. */
function embedHtml(embed: Embed & { caption?: string }): string {
  const url = embedUrl(embed);
  const words = embed.caption || url;
  return `<figure${htmlAttributes({ "data-type": "embed", "data-provider": embed.provider, "data-embed-id": embed.embedId })}><a${htmlAttributes({ href: url, rel: "noopener" })}><strong>${escapeHtml(embedNames[embed.provider])}</strong> <span>${escapeHtml(words)}</span></a></figure>`;
}

const markTags: Readonly<Record<string, string>> = { bold: "strong", italic: "em", strike: "s", code: "code", subscript: "sub", superscript: "sup" };

const inlineHtml = (nodes: readonly RichTextNode[], around: RichTextSurroundings): string =>
  nodes.map((node) => (node.type === "hardBreak" ? "<br>" : node.type === "text" ? textHtml(node, around) : "")).join("");

function textHtml(node: RichTextNode, around: RichTextSurroundings): string {
  return (node.marks ?? []).reduceRight((inside, mark) => markHtml(mark, inside, around), escapeHtml(node.text ?? ""));
}

function markHtml(mark: RichTextMark, inside: string, around: RichTextSurroundings): string {
  const tag = Object.hasOwn(markTags, mark.type) ? markTags[mark.type] : undefined;
  if (tag !== undefined) return `<${tag}>${inside}</${tag}>`;
  if (mark.type !== "link") return inside;
  const { href, entryId } = mark.attrs ?? {};
  if (typeof entryId === "string") {
    const url = around.resolveEntry(entryId)?.url;
    const source = url === undefined ? null : safeSource(url);
    return source === null ? inside : `<a${htmlAttributes({ href: source, "data-entry-id": entryId })}>${inside}</a>`;
  }
  return typeof href === "string" && isAllowedUrl(href) ? `<a${htmlAttributes({ href, rel: "noopener" })}>${inside}</a>` : inside;
}
