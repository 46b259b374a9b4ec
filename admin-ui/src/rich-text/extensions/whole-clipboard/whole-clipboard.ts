import { opaqueBlock, opaqueInline, opaqueMark } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { Extension } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { priorities } from "../priorities.ts";

/** What HTML never makes, so that nothing pasted can smuggle it in: it would be lost by cutting and pasting it. */
const withoutHtml: ReadonlySet<string> = new Set(["legacyHtml", opaqueBlock, opaqueInline, opaqueMark]);

interface Held {
  /** What lies on the clipboard for it. */
  html: string;
  json: unknown;
}
/** Of this page, whichever of its texts it was cut from. */
let held: Held | null = null;

/** Remembers what is about to be cut or copied, where the clipboard cannot hold all of it. */
export function holdSelection(view: EditorView): void {
  const slice = view.state.selection.content();
  let isWhole = true;
  slice.content.descendants((node) => {
    if (withoutHtml.has(node.type.name) || node.marks.some((mark) => withoutHtml.has(mark.type.name))) isWhole = false;
    return isWhole;
  });
  held = isWhole ? null : { html: view.serializeForClipboard(slice).dom.innerHTML, json: slice.toJSON() };
}

/** The remembered slice if this HTML is what was put on the clipboard for it; as JSON, without suggestions on blocks: a copy is none. */
export function heldFor(html: string): object | null {
  if (held === null || !html.includes(held.html)) return null;
  return JSON.parse(JSON.stringify(held.json), (key, value: unknown) => (key === "suggestion" ? null : value)) as object;
}

/** Blocks that have no HTML of their own come back whole when they are cut and pasted in this page. */
export const WholeClipboard = Extension.create({
  name: "wholeClipboard",
  priority: priorities.wholeClipboard,
  addProseMirrorPlugins() {
    const hold = (view: EditorView): false => {
      holdSelection(view);
      return false;
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: { copy: hold, cut: hold },
          handlePaste: (view, event) => {
            const json = heldFor(event.clipboardData?.getData("text/html") ?? "");
            if (json === null) return false;
            view.dispatch(view.state.tr.replaceSelection(Slice.fromJSON(view.state.schema, json)).scrollIntoView().setMeta("uiEvent", "paste"));
            return true;
          },
        },
      }),
    ];
  },
});
