import { mergeAttributes, Node } from "@tiptap/core";
import { idSchema } from "../../kernel/ids.ts";
import { richTextLimits } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

/** Marks out of ten for the players of a match. */
export const PlayerRatings = Node.create({
  name: "playerRatings",
  group: "block",
  content: "playerRating+",
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'ul[data-type="playerRatings"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["ul", mergeAttributes(HTMLAttributes, { "data-type": "playerRatings" }), 0],
});

/** 0 to 10 in halves; anything else is no mark. */
function readRating(text: string | null): number | null {
  const rating = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return rating >= 0 && rating <= 10 && Number.isInteger(rating * 2) ? rating : null;
}

export const PlayerRating = Node.create({
  name: "playerRating",
  content: "inline*",
  defining: true,
  addAttributes() {
    return {
      entryId: {
        default: null,
        keepOnSplit: false,
        parseHTML: (element: DomElement) => idSchema.safeParse(element.getAttribute("data-entry-id")).data ?? null,
        renderHTML: (attributes: Record<string, unknown>) => (attributes["entryId"] ? { "data-entry-id": attributes["entryId"] } : {}),
      },
      name: {
        default: "",
        keepOnSplit: false,
        parseHTML: (element: DomElement) => (element.getAttribute("data-name") ?? "").trim().slice(0, richTextLimits.nameLength),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["name"] ? { "data-name": attributes["name"] } : {}),
      },
      rating: {
        default: null,
        keepOnSplit: false,
        parseHTML: (element: DomElement) => readRating(element.getAttribute("data-rating")),
        renderHTML: (attributes: Record<string, unknown>) => (typeof attributes["rating"] === "number" ? { "data-rating": attributes["rating"] } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'li[data-type="playerRating"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["li", mergeAttributes(HTMLAttributes, { "data-type": "playerRating" }), 0],
});
