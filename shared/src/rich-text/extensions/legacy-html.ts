import { Node } from "@tiptap/core";

/**
 * Markup of another system, kept as it came (decision 0035). Made by the server's HTML import only, never by what somebody pastes; its HTML is never
 * written into a page, neither ours nor a reader's.
 */
export const LegacyHtml = Node.create({
  name: "legacyHtml",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ html: { isRequired: true, rendered: false } }),
  renderHTML: () => ["div", { "data-type": "legacyHtml" }],
});
