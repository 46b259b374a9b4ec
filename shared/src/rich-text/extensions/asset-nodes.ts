import { Node } from "@tiptap/core";
import { idSchema } from "../../kernel/ids.ts";
import { richTextLimits } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

/**
 * A picture or clip of the media library. Only its id is stored: the file behind it may be replaced, its addresses are made when the
 * document is rendered. HTML names it by `data-asset-id`; a picture without one is not ours and is no node.
 */
function assetNode(name: "image" | "clip") {
  return Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
    addAttributes() {
      return {
        assetId: {
          parseHTML: (element: DomElement) => element.getAttribute("data-asset-id"),
          renderHTML: (attributes: Record<string, unknown>) => ({ "data-asset-id": attributes["assetId"] }),
          isRequired: true,
        },
        caption: {
          default: "",
          parseHTML: (element: DomElement) => (element.getAttribute("data-caption") ?? "").trim().slice(0, richTextLimits.captionLength),
          renderHTML: (attributes: Record<string, unknown>) => (attributes["caption"] ? { "data-caption": attributes["caption"] } : {}),
        },
      };
    },
    parseHTML() {
      return [
        {
          tag: `figure[data-type="${name}"]`,
          getAttrs: (element: DomElement) => (idSchema.safeParse(element.getAttribute("data-asset-id")).success ? null : false),
        },
      ];
    },
    renderHTML({ HTMLAttributes }) {
      return ["figure", { "data-type": name, ...HTMLAttributes }];
    },
  });
}

export const Image = assetNode("image");
export const Clip = assetNode("clip");
