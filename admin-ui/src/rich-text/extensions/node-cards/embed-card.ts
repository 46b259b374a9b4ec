import { type Embed, embedNames, embedUrl } from "@pressbox/shared/rich-text/rich-text.embeds.ts";
import { richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { NodeViewRenderer, Node as TiptapNode } from "@tiptap/core";
import type { CardOptions } from "./card-labels.ts";
import { textAttribute } from "./text-attribute.ts";

/** A card with the platform's name and address; nothing is loaded from there. */
const embedView =
  (options: CardOptions): NodeViewRenderer =>
  ({ editor, node, getPos }) => {
    const dom = document.createElement("figure");
    dom.dataset["card"] = "embed";
    const embed = node.attrs as unknown as Embed;
    const name = document.createElement("strong");
    name.textContent = embedNames[embed.provider];
    const link = document.createElement("a");
    link.href = embedUrl(embed);
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.textContent = embedUrl(embed);
    link.title = options.labels.openAt;
    const caption = textAttribute(editor, getPos, "caption", options.labels.caption, richTextLimits.captionLength);
    caption.show(node);
    const line = document.createElement("div");
    line.append(name, link);
    dom.append(line, caption.field);
    return {
      dom,
      update: (next) => {
        if (next.type !== node.type || next.attrs["embedId"] !== node.attrs["embedId"] || next.attrs["provider"] !== node.attrs["provider"]) return false;
        caption.show(next);
        return true;
      },
      stopEvent: (event) => event.target === caption.field || event.target === link,
      ignoreMutation: () => true,
    };
  };

export const withEmbedCard = (extension: TiptapNode, options: CardOptions) => extension.extend({ addNodeView: () => embedView(options) });
