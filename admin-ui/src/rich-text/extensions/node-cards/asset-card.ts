import { richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { NodeViewRenderer, Node as TiptapNode } from "@tiptap/core";
import type { CardOptions, EditorAsset } from "./card-labels.ts";
import { textAttribute } from "./text-attribute.ts";

function clock(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Shows the picture (a clip's poster) in `frame`, or says that it is not there. */
export function drawAsset(frame: HTMLElement, asset: EditorAsset | null, missing: string): void {
  frame.replaceChildren();
  if (asset === null) {
    frame.dataset["state"] = "missing";
    frame.textContent = missing;
    return;
  }
  delete frame.dataset["state"];
  if (asset.width > 0 && asset.height > 0) frame.style.aspectRatio = `${asset.width} / ${asset.height}`;
  if (asset.url !== "") {
    const picture = document.createElement("img");
    picture.src = asset.url;
    picture.alt = asset.alt || asset.fileName;
    picture.draggable = false;
    frame.append(picture);
  } else frame.append(asset.fileName);
  if (asset.kind === "clip") {
    const length = document.createElement("span");
    length.textContent = `▶ ${clock(asset.durationMs)}`;
    frame.append(length);
  }
}

/** Picture or clip with its caption below. A plain node view: an article may hold hundreds. */
const assetView =
  (options: CardOptions): NodeViewRenderer =>
  ({ editor, node, getPos }) => {
    const dom = document.createElement("figure");
    dom.dataset["card"] = node.type.name;
    const frame = document.createElement("div");
    frame.dataset["frame"] = "";
    frame.textContent = options.labels.loading;
    const caption = textAttribute(editor, getPos, "caption", options.labels.caption, richTextLimits.captionLength);
    const figcaption = document.createElement("figcaption");
    figcaption.append(caption.field);
    dom.append(frame, figcaption);
    let shownId = "";
    const show = (current: typeof node) => {
      caption.show(current);
      const assetId = String(current.attrs["assetId"]);
      if (assetId === shownId) return;
      shownId = assetId;
      options.loadAsset(assetId).then(
        (asset) => assetId === shownId && drawAsset(frame, asset, options.labels.missingAsset),
        () => assetId === shownId && drawAsset(frame, null, options.labels.missingAsset),
      );
    };
    show(node);
    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      stopEvent: (event) => event.target === caption.field,
      ignoreMutation: () => true,
    };
  };

export const withAssetCard = (extension: TiptapNode, options: CardOptions) => extension.extend({ addNodeView: () => assetView(options) });
