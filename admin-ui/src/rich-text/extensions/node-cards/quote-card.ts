import { richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { NodeViewRenderer, Node as TiptapNode } from "@tiptap/core";
import type { CardOptions } from "./card-labels.ts";
import { textAttribute } from "./text-attribute.ts";

/** The quoted words are ordinary text; who said them stands in a field below. */
const quoteView =
  (options: CardOptions): NodeViewRenderer =>
  ({ editor, node, getPos }) => {
    const dom = document.createElement("figure");
    dom.dataset["card"] = "quote";
    const contentDOM = document.createElement("blockquote");
    const attribution = textAttribute(editor, getPos, "attribution", options.labels.attribution, richTextLimits.attributionLength);
    const figcaption = document.createElement("figcaption");
    figcaption.contentEditable = "false";
    figcaption.append(attribution.field);
    dom.append(contentDOM, figcaption);
    const show = (current: typeof node) => {
      attribution.show(current);
      if (typeof current.attrs["dir"] === "string") dom.dir = current.attrs["dir"];
      else dom.removeAttribute("dir");
    };
    show(node);
    return {
      dom,
      contentDOM,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      stopEvent: (event) => event.target === attribution.field,
      ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
    };
  };

export const withQuoteCard = (extension: TiptapNode, options: CardOptions) => extension.extend({ addNodeView: () => quoteView(options) });
