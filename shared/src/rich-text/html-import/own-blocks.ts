import { elementsIn, type ImportElement, unwrap } from "./import-dom.ts";

const childrenOf = (element: ImportElement): ImportElement[] => [...element.childNodes].filter((node) => node.nodeType === 1) as ImportElement[];
const isBlock = (element: ImportElement, type: string): boolean => element.getAttribute("data-type") === type;
const textOf = (element: ImportElement): string => (element.textContent ?? "").trim();

/**
 * Blocks as we render them for readers become what the schema reads: what is drawn before the words of an item (title, minute, player, mark) is an
 * attribute there and no text.
 */
export function nameOwnBlocks(body: ImportElement): void {
  for (const aside of elementsIn(body, "aside")) {
    if (isBlock(aside, "pullQuote")) readPullQuote(aside);
    if (isBlock(aside, "factBox")) takeParts(aside, { title: "data-title" });
  }
  // What stands in the caption's span is the caption; the credit beside it belongs to the asset.
  for (const figure of elementsIn(body, "figure")) {
    const caption = elementsIn(figure, "figcaption")[0];
    const words = caption && childrenOf(caption).find((child) => child.tagName.toLowerCase() === "span");
    if (words && figure.getAttribute("data-asset-id") !== null && figure.getAttribute("data-caption") === null)
      figure.setAttribute("data-caption", textOf(words));
  }
  for (const item of elementsIn(body, "li")) {
    if (isBlock(item, "keyMoment")) takeParts(item, { minute: null });
    if (isBlock(item, "playerRating")) takeParts(item, { name: null, rating: null });
  }
}

function readPullQuote(aside: ImportElement): void {
  for (const child of childrenOf(aside)) {
    const tag = child.tagName.toLowerCase();
    if (tag === "footer") {
      if (aside.getAttribute("data-attribution") === null) aside.setAttribute("data-attribution", textOf(child));
      child.remove();
    } else if (tag === "p") unwrap(child);
  }
}

/** Removes the named parts; where an attribute is named it takes their text, unless it is there. */
function takeParts(block: ImportElement, parts: Readonly<Record<string, string | null>>): void {
  for (const child of childrenOf(block)) {
    const name = child.getAttribute("data-part") ?? "";
    if (!Object.hasOwn(parts, name)) continue;
    const attribute = parts[name];
    if (typeof attribute === "string" && block.getAttribute(attribute) === null) block.setAttribute(attribute, textOf(child));
    child.remove();
  }
}
