import { mergeAttributes, Node } from "@tiptap/core";
import { richTextLimits } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

/** A sentence of the text itself, set large. */
export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes() {
    return {
      attribution: {
        default: "",
        parseHTML: (element: DomElement) => (element.getAttribute("data-attribution") ?? "").trim().slice(0, richTextLimits.attributionLength),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["attribution"] ? { "data-attribution": attributes["attribution"] } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'aside[data-type="pullQuote"]' }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-type": "pullQuote" }), 0],
});
