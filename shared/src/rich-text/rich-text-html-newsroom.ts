/**
 * The blocks of a newsroom as HTML for readers. `data-type` names the block, so that a site can style it and the HTML import finds it again;
 * `data-part` names what stands before the words of an item. Words around them (a heading "Key moments") are the site's: this has no language.
 */
import { escapeHtml, htmlAttributes } from "./html-text.ts";
import { minuteText } from "./minute-text.ts";
import { safeSource } from "./rich-text.links.ts";
import type { RichTextNode } from "./rich-text.schema.ts";
import { assetHtml, type DrawnAsset } from "./rich-text-html-assets.ts";

interface Surroundings {
  resolveEntry(id: string): { url: string; title: string } | null;
  resolveAsset(id: string): DrawnAsset | null;
}

const textOf = (node: RichTextNode, name: string): string => (typeof node.attrs?.[name] === "string" ? node.attrs[name].trim() : "");

function element(tag: string, node: RichTextNode, inside: string, more: Readonly<Record<string, string | number | null>> = {}): string {
  return `<${tag}${htmlAttributes({ "data-type": node.type, ...more, dir: textOf(node, "dir") })}>${inside}</${tag}>`;
}

const part = (name: string, inside: string): string => `<span data-part="${name}">${inside}</span>`;
const spaced = (...parts: readonly string[]): string => parts.filter(Boolean).join(" ");

export function pullQuoteHtml(node: RichTextNode, words: string): string {
  const attribution = textOf(node, "attribution");
  return element("aside", node, `<p>${words}</p>${attribution && `<footer><cite>${escapeHtml(attribution)}</cite></footer>`}`);
}

/** Its title is no heading of the text's own outline: the box is a landmark with that name. */
export function factBoxHtml(node: RichTextNode, blocks: string): string {
  const title = textOf(node, "title");
  return element("aside", node, `${title && `<p data-part="title"><strong>${escapeHtml(title)}</strong></p>`}${blocks}`, { "aria-label": title });
}

export function keyMomentsHtml(node: RichTextNode, words: (moment: RichTextNode) => string): string {
  const moments = (node.content ?? []).map((moment) => {
    const minute = textOf(moment, "minute");
    return element("li", moment, spaced(minute && part("minute", escapeHtml(minuteText(minute))), words(moment)), { "data-minute": minute });
  });
  return element("ol", node, moments.join(""));
}

/** The player's name leads to the player where the entry is live; without a name of its own it is the entry's title. */
export function playerRatingsHtml(node: RichTextNode, around: Surroundings, words: (rating: RichTextNode) => string): string {
  const ratings = (node.content ?? []).map((player) => {
    const entryId = textOf(player, "entryId");
    const entry = entryId === "" ? null : around.resolveEntry(entryId);
    const ownName = textOf(player, "name");
    const name = ownName || (entry?.title ?? "");
    const rating = typeof player.attrs?.["rating"] === "number" ? String(player.attrs["rating"]) : "";
    const shownRating = rating && `<data value="${escapeHtml(rating)}" data-part="rating">${escapeHtml(rating)}</data>`;
    const attributes = { "data-entry-id": entryId, "data-name": ownName, "data-rating": rating };
    return element("li", player, spaced(name && part("name", linked(entryId, entry?.url, name)), shownRating, words(player)), attributes);
  });
  return element("ul", node, ratings.join(""));
}

/** Entries that are not live are left out; nothing at all when none is. */
export function relatedEntriesHtml(node: RichTextNode, around: Surroundings): string {
  const entries = (node.content ?? []).flatMap((related) => {
    const entryId = textOf(related, "entryId");
    const entry = around.resolveEntry(entryId);
    if (entry === null || safeSource(entry.url) === null) return [];
    return [element("li", related, linked(entryId, entry.url, entry.title), { "data-entry-id": entryId })];
  });
  return entries.length === 0 ? "" : element("ul", node, entries.join(""));
}

export function galleryHtml(node: RichTextNode, around: Surroundings): string {
  const pictures = (node.content ?? []).map((picture) => {
    const asset = around.resolveAsset(textOf(picture, "assetId"));
    return asset === null ? "" : assetHtml(picture, asset);
  });
  const drawn = pictures.join("");
  return drawn === "" ? "" : element("div", node, drawn);
}

function linked(entryId: string, url: string | undefined, words: string): string {
  const source = url === undefined ? null : safeSource(url);
  return source === null ? escapeHtml(words) : `<a${htmlAttributes({ href: source, "data-entry-id": entryId })}>${escapeHtml(words)}</a>`;
}
