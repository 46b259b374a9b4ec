import { mergeAttributes, Node } from "@tiptap/core";
import { idSchema } from "../../kernel/ids.ts";
import { richTextLimits } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

/** Pictures of the library, to be leafed through. */
export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "galleryImage*",
  draggable: true,
  parseHTML: () => [{ tag: 'div[data-type="gallery"]' }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-type": "gallery" }), 0],
});

export const GalleryImage = Node.create({
  name: "galleryImage",
  atom: true,
  addAttributes() {
    return {
      assetId: {
        isRequired: true,
        parseHTML: (element: DomElement) => element.getAttribute("data-asset-id"),
        renderHTML: (attributes: Record<string, unknown>) => ({ "data-asset-id": attributes["assetId"] }),
      },
      caption: {
        default: "",
        parseHTML: (element: DomElement) =>
          (element.getAttribute("data-caption") ?? element.querySelector("figcaption > span")?.textContent ?? "").trim().slice(0, richTextLimits.captionLength),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["caption"] ? { "data-caption": attributes["caption"] } : {}),
      },
    };
  },
  parseHTML: () => [
    {
      tag: 'figure[data-type="galleryImage"]',
      getAttrs: (element: DomElement) => (idSchema.safeParse(element.getAttribute("data-asset-id")).success ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes, { "data-type": "galleryImage" })],
});
