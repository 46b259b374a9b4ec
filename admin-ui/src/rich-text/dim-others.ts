import type { Editor } from "@tiptap/core";
import { Decoration } from "@tiptap/pm/view";
import { highlightsOf, layHighlights } from "./extensions/highlights/highlights.ts";

/** Marks the top-level block of the cursor, so that the stylesheet can dim the others. Looks at one block a selection, never at the document. */
export function dimOthers(editor: Editor): () => void {
  const look = (): void => {
    const { $head } = editor.state.selection;
    const node = editor.state.doc.nodeAt($head.depth === 0 ? $head.pos : $head.before(1));
    if (node === null) return;
    const from = $head.depth === 0 ? $head.pos : $head.before(1);
    const [shown] = highlightsOf(editor.view, "focus");
    if (shown?.from === from && shown.to === from + node.nodeSize) return;
    layHighlights(editor.view, "focus", [Decoration.node(from, from + node.nodeSize, { class: "pb-here" }, { layer: "focus" })]);
  };
  editor.view.dom.parentElement?.classList.add("pb-dims");
  look();
  editor.on("selectionUpdate", look);
  return () => {
    editor.off("selectionUpdate", look);
    if (editor.isDestroyed) return;
    editor.view.dom.parentElement?.classList.remove("pb-dims");
    layHighlights(editor.view, "focus", []);
  };
}
