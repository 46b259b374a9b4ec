import type { Editor, NodeViewRenderer, Node as TiptapNode } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { NewsroomOptions } from "../node-cards/card-labels.ts";

/**
 * Where a block's own words and children stand (`content`), and on which side of them its tools. Tools are what is no text: titles, minutes, ratings,
 * buttons. They are drawn by `newsroom-tools.ts`, which is fetched when the first of these rare blocks is shown.
 */
const shells: Readonly<Record<string, { tag: string; content?: string; toolsLast?: true }>> = {
  pullQuote: { tag: "aside", content: "p", toolsLast: true },
  factBox: { tag: "aside", content: "div" },
  keyMoments: { tag: "section", content: "ol" },
  keyMoment: { tag: "li", content: "div" },
  playerRatings: { tag: "section", content: "ul" },
  playerRating: { tag: "li", content: "div" },
  relatedEntries: { tag: "section", content: "ul" },
  relatedEntry: { tag: "li" },
  gallery: { tag: "section", content: "div" },
  galleryImage: { tag: "figure" },
  legacyHtml: { tag: "section" },
};

export interface ToolsPlace {
  editor: Editor;
  node: Node;
  /** Undefined once the block is gone. */
  positionOf: () => number | undefined;
  tools: HTMLElement;
}
/** Shows the block as it is now; called for every change of it. */
export type ShowBlock = (node: Node) => void;
export type DrawTools = (place: ToolsPlace) => ShowBlock;

/** One fetch an editor: what came is at hand for the blocks after the first, so that a moved one keeps its focus. */
interface Drawer {
  draw: DrawTools | null;
  readonly fetched: Promise<DrawTools>;
}
const drawers = new WeakMap<NewsroomOptions, Drawer>();

function drawerOf(options: NewsroomOptions): Drawer {
  const known = drawers.get(options);
  if (known !== undefined) return known;
  const drawer: Drawer = { draw: null, fetched: fetchDrawer(options) };
  drawers.set(options, drawer);
  return drawer;
}

async function fetchDrawer(options: NewsroomOptions): Promise<DrawTools> {
  const [{ newsroomTools }, labels] = await Promise.all([import("./newsroom-tools.ts"), options.loadLabels()]);
  const draw = newsroomTools(options, labels);
  const drawer = drawers.get(options);
  if (drawer) drawer.draw = draw;
  return draw;
}

const newsroomView =
  (options: NewsroomOptions): NodeViewRenderer =>
  ({ editor, node, getPos }) => {
    const { tag, content, toolsLast = false } = shells[node.type.name] ?? { tag: "section" };
    const dom = document.createElement(tag);
    dom.dataset["card"] = node.type.name;
    const tools = document.createElement("div");
    tools.dataset["tools"] = "";
    tools.contentEditable = "false";
    const contentDOM = content === undefined ? null : document.createElement(content);
    dom.append(...(contentDOM === null ? [tools] : toolsLast ? [contentDOM, tools] : [tools, contentDOM]));

    let current = node;
    let show: ShowBlock | null = null;
    let isGone = false;
    const showAll = () => {
      const { dir, suggestion } = current.attrs;
      if (typeof dir === "string") dom.dir = dir;
      else dom.removeAttribute("dir");
      if (typeof suggestion === "object" && suggestion !== null && "kind" in suggestion) dom.dataset["suggested"] = String(suggestion.kind);
      else delete dom.dataset["suggested"];
      show?.(current);
    };
    const start = (draw: DrawTools) => {
      if (isGone) return;
      show = draw({ editor, node: current, positionOf: () => (isGone ? undefined : getPos()), tools });
      showAll();
    };
    const { draw, fetched } = drawerOf(options);
    if (draw === null) {
      showAll();
      void fetched.then(start);
    } else start(draw);
    return {
      dom,
      ...(contentDOM === null ? {} : { contentDOM }),
      update: (next) => {
        if (next.type !== current.type) return false;
        current = next;
        showAll();
        return true;
      },
      destroy: () => {
        isGone = true;
      },
      stopEvent: (event) => event.target instanceof Element && tools.contains(event.target) && event.target !== tools && !event.type.startsWith("drag"),
      ignoreMutation: (mutation) => contentDOM === null || !contentDOM.contains(mutation.target),
    };
  };

export const withNewsroomCard = (extension: TiptapNode, { newsroom }: { newsroom: NewsroomOptions }) =>
  extension.extend({ addNodeView: () => newsroomView(newsroom) });
