import { Mark, Node } from "@tiptap/core";
import { opaqueBlock, opaqueInline, opaqueMark } from "../rich-text.format.ts";

/**
 * What this version does not know, kept as its JSON (decision 0030). These are made by `readRichText` only: HTML never makes one, so pasted
 * content cannot smuggle JSON into a document. They can be moved and deleted, never edited.
 */
const json = { default: "null", rendered: false };

export const Opaque = Node.create({
  name: opaqueBlock,
  group: "block flow",
  atom: true,
  draggable: true,
  addAttributes: () => ({ json }),
  renderHTML: () => ["div", { "data-opaque": "" }],
});

export const OpaqueInline = Node.create({
  name: opaqueInline,
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ json }),
  renderHTML: () => ["span", { "data-opaque": "" }],
});

/** Several may lie on one text, hence `excludes: ""`; typing at its edge does not grow it. */
export const OpaqueMark = Mark.create({
  name: opaqueMark,
  excludes: "",
  inclusive: false,
  addAttributes: () => ({ json }),
  renderHTML: () => ["span", { "data-opaque": "" }, 0],
});
