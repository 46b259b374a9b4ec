import { Node } from "@tiptap/core";
import { embedProviders, isEmbedId } from "../rich-text.embeds.ts";
import { richTextLimits } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

const provider = (element: DomElement) => embedProviders.find((name) => name === element.getAttribute("data-provider"));

/** A video or post of another platform, by provider and id. Nothing of that platform is loaded by the editor or by what we render. */
export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      provider: {
        isRequired: true,
        parseHTML: provider,
        renderHTML: (attributes: Record<string, unknown>) => ({ "data-provider": attributes["provider"] }),
      },
      embedId: {
        isRequired: true,
        parseHTML: (element: DomElement) => element.getAttribute("data-embed-id"),
        renderHTML: (attributes: Record<string, unknown>) => ({ "data-embed-id": attributes["embedId"] }),
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
        tag: 'figure[data-type="embed"]',
        getAttrs: (element: DomElement) => {
          const name = provider(element);
          return name !== undefined && isEmbedId(name, element.getAttribute("data-embed-id") ?? "") ? null : false;
        },
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ["figure", { "data-type": "embed", ...HTMLAttributes }];
  },
});
