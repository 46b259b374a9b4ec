import { type Embed, parseEmbedUrl } from "../rich-text.embeds.ts";
import { isAllowedUrl } from "../rich-text.links.ts";
import { create, elementsIn, type ImportElement, retag } from "./import-dom.ts";

/** Something that could not be kept as it was. `rule` is a stable word, `source` what it was about (cut short). */
export interface ImportWarning {
  rule: "image_linked" | "image_dropped" | "frame_linked" | "frame_dropped" | "unknown_kept" | "legacy_kept" | "legacy_too_long";
  source: string;
}

const cut = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

function linkParagraph(near: ImportElement, href: string, words: string): ImportElement {
  const link = create(near, "a");
  link.setAttribute("href", href);
  link.append(words || href);
  return link;
}

/**
 * Pictures live in the media library: one that is only an address becomes a link to it, one that is inside the text (data:, file:) is dropped.
 * Both are said. A picture drawn by us, or named by asset id, is kept.
 */
export function replaceImages(body: ImportElement, warnings: ImportWarning[]): void {
  for (const image of elementsIn(body, "img")) {
    if (isInOwnFigure(image)) continue;
    const source = image.getAttribute("src") ?? "";
    if (isAllowedUrl(source)) {
      image.replaceWith(linkParagraph(image, source, (image.getAttribute("alt") ?? "").trim()));
      warnings.push({ rule: "image_linked", source: cut(source) });
    } else {
      image.remove();
      warnings.push({ rule: "image_dropped", source: cut(source) });
    }
  }
}

function isInOwnFigure(image: ImportElement): boolean {
  for (let parent = image.parentElement; parent !== null; parent = parent.parentElement)
    if (parent.tagName.toLowerCase() === "figure" && parent.getAttribute("data-asset-id") !== null) return true;
  return false;
}

/** Frames of the platforms we know become embeds; others a link to what they showed. */
export function replaceFrames(body: ImportElement, warnings: ImportWarning[]): void {
  for (const frame of elementsIn(body, "iframe")) {
    const source = (frame.getAttribute("src") ?? "").replace(/^\/\//, "https://");
    const embed = parseEmbedUrl(source);
    if (embed !== null) frame.replaceWith(embedFigure(frame, embed));
    else if (isAllowedUrl(source)) {
      frame.replaceWith(linkParagraph(frame, source, (frame.getAttribute("title") ?? "").trim()));
      warnings.push({ rule: "frame_linked", source: cut(source) });
    } else {
      frame.remove();
      warnings.push({ rule: "frame_dropped", source: cut(source) });
    }
  }
}

function embedFigure(near: ImportElement, embed: Embed): ImportElement {
  const figure = create(near, "figure");
  figure.setAttribute("data-type", "embed");
  figure.setAttribute("data-provider", embed.provider);
  figure.setAttribute("data-embed-id", embed.embedId);
  return figure;
}

/** Quotes as we draw them (`<figure><blockquote/><figcaption>`), and as others do, become a quote with its attribution. */
export function nameQuoteSources(body: ImportElement): void {
  for (const figure of elementsIn(body, "figure")) {
    const quote = elementsIn(figure, "blockquote")[0] ?? null;
    const source = elementsIn(figure, "figcaption")[0] ?? null;
    if (quote === null) continue;
    if (source !== null) quote.setAttribute("data-attribution", (source.textContent ?? "").replace(/^[\s—–-]+/, "").trim());
    figure.replaceWith(quote);
  }
  for (const caption of elementsIn(body, "figcaption")) {
    const isOwn = caption.parentElement?.getAttribute("data-asset-id") != null || caption.parentElement?.getAttribute("data-type") === "embed";
    if (!isOwn) retag(caption, "p");
  }
}
