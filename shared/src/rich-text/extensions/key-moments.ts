import { mergeAttributes, Node } from "@tiptap/core";
import type { DomElement } from "./dom-element.ts";

/** The match in a few lines, each with its minute. */
export const KeyMoments = Node.create({
  name: "keyMoments",
  group: "block",
  content: "keyMoment+",
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'ol[data-type="keyMoments"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["ol", mergeAttributes(HTMLAttributes, { "data-type": "keyMoments" }), 0],
});

export const KeyMoment = Node.create({
  name: "keyMoment",
  content: "inline*",
  defining: true,
  addAttributes() {
    return {
      minute: {
        default: "",
        keepOnSplit: false,
        parseHTML: (element: DomElement) => (element.getAttribute("data-minute") ?? "").trim().slice(0, 12),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["minute"] ? { "data-minute": attributes["minute"] } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'li[data-type="keyMoment"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["li", mergeAttributes(HTMLAttributes, { "data-type": "keyMoment" }), 0],
});
