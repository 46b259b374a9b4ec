import type { NodeViewRenderer, Node as TiptapNode } from "@tiptap/core";
import type { CardOptions } from "./card-labels.ts";

function typeIn(json: unknown): string {
  try {
    const kept: unknown = JSON.parse(String(json));
    return kept !== null && typeof kept === "object" && "type" in kept ? String(kept.type) : "";
  } catch {
    return "";
  }
}

/** Says that something is kept here that this editor cannot show, and which. */
const opaqueView =
  (options: CardOptions): NodeViewRenderer =>
  ({ node }) => {
    const dom = document.createElement(node.isInline ? "span" : "div");
    dom.dataset["card"] = "opaque";
    const words = document.createElement("span");
    words.textContent = options.labels.opaque;
    const name = document.createElement("code");
    name.textContent = typeIn(node.attrs["json"]).slice(0, 60);
    dom.append(...(node.isInline ? [name] : [words, name]));
    dom.title = options.labels.opaque;
    return { dom, ignoreMutation: () => true };
  };

export const withOpaqueCard = (extension: TiptapNode, options: CardOptions) => extension.extend({ addNodeView: () => opaqueView(options) });
