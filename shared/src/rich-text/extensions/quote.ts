import { mergeAttributes, Node, wrappingInputRule } from "@tiptap/core";
import { richTextLimits } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

/** Words of somebody, with who said them. The attribution is one attribute: it has no formatting and is one translation segment. */
export const Quote = Node.create({
  name: "quote",
  group: "block",
  content: "flow+",
  defining: true,
  addAttributes() {
    return {
      attribution: {
        default: "",
        parseHTML: (element: DomElement) =>
          (element.getAttribute("data-attribution") ?? element.querySelector("cite")?.textContent ?? "").trim().slice(0, richTextLimits.attributionLength),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["attribution"] ? { "data-attribution": attributes["attribution"] } : {}),
      },
    };
  },
  parseHTML() {
    return [{ tag: "blockquote" }];
  },
  /** `> ` at the start of a line. */
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
  renderHTML({ HTMLAttributes }) {
    return ["blockquote", mergeAttributes(HTMLAttributes), 0];
  },
});
