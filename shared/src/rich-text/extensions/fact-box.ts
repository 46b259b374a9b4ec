import { mergeAttributes, Node } from "@tiptap/core";
import { richTextLimits } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

/** Facts beside the story, under a title of their own. */
export const FactBox = Node.create({
  name: "factBox",
  group: "block",
  content: "flow+",
  defining: true,
  isolating: true,
  addAttributes() {
    return {
      title: {
        default: "",
        parseHTML: (element: DomElement) => (element.getAttribute("data-title") ?? "").trim().slice(0, richTextLimits.titleLength),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["title"] ? { "data-title": attributes["title"] } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'aside[data-type="factBox"]' }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-type": "factBox" }), 0],
});
