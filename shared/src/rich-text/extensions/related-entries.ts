import { mergeAttributes, Node } from "@tiptap/core";
import { idSchema } from "../../kernel/ids.ts";
import type { DomElement } from "./dom-element.ts";

/** What to read next, by entry. Titles and addresses are made when the document is rendered. */
export const RelatedEntries = Node.create({
  name: "relatedEntries",
  group: "block",
  content: "relatedEntry*",
  draggable: true,
  parseHTML: () => [{ tag: 'ul[data-type="relatedEntries"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["ul", mergeAttributes(HTMLAttributes, { "data-type": "relatedEntries" }), 0],
});

export const RelatedEntry = Node.create({
  name: "relatedEntry",
  atom: true,
  addAttributes() {
    return {
      entryId: {
        isRequired: true,
        parseHTML: (element: DomElement) => element.getAttribute("data-entry-id"),
        renderHTML: (attributes: Record<string, unknown>) => ({ "data-entry-id": attributes["entryId"] }),
      },
    };
  },
  parseHTML: () => [
    {
      tag: 'li[data-type="relatedEntry"]',
      priority: 60,
      getAttrs: (element: DomElement) => (idSchema.safeParse(element.getAttribute("data-entry-id")).success ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["li", mergeAttributes(HTMLAttributes, { "data-type": "relatedEntry" })],
});
