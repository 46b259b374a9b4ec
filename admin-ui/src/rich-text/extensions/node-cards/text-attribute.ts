import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";

/**
 * A text field in a node view that edits one attribute of its node. It grows with its text, writes as one types, and gives the keyboard back to
 * the text with Enter, Escape or the arrow at its edge.
 */
export function textAttribute(editor: Editor, positionOf: () => number | undefined, name: string, label: string, maxLength: number) {
  const field = document.createElement("textarea");
  field.rows = 1;
  field.maxLength = maxLength;
  field.placeholder = label;
  field.setAttribute("aria-label", label);
  field.dir = "auto";
  field.addEventListener("input", () => {
    const position = positionOf();
    if (position === undefined) return;
    const wanted = field.value.replaceAll("\n", " ");
    editor.view.dispatch(editor.state.tr.setNodeAttribute(position, name, wanted));
    // While suggesting it is refused: the field says again what stands.
    const stands = String(editor.state.doc.nodeAt(position)?.attrs[name] ?? "");
    if (stands !== wanted) field.value = stands;
  });
  field.addEventListener("keydown", (event) => {
    const isAtEnd = field.selectionStart === field.value.length;
    if (event.key === "Enter" || event.key === "Escape" || (event.key === "ArrowDown" && isAtEnd)) {
      event.preventDefault();
      const position = positionOf();
      const after = (position ?? 0) + (editor.state.doc.nodeAt(position ?? 0)?.nodeSize ?? 1);
      editor.view.dispatch(
        editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(Math.min(after, editor.state.doc.content.size)))).scrollIntoView(),
      );
      editor.view.focus();
    }
  });
  return {
    field,
    show(node: Node) {
      const value = String(node.attrs[name] ?? "");
      if (field.value !== value) field.value = value;
      field.readOnly = !editor.isEditable;
      field.hidden = !editor.isEditable && value === "";
    },
  };
}
