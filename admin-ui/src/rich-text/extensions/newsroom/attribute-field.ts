import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { setAttributes } from "../../newsroom-actions.ts";
import type { ShowBlock, ToolsPlace } from "./newsroom-card.ts";

export interface AttributeFieldOptions {
  /** Of the attribute. */
  name: string;
  label: string;
  maxLength: number;
  /** What was typed as the attribute's value; null when it is none, then nothing is written and `invalid` is said. Absent: a text. */
  read?: (text: string) => { value: unknown } | null;
  invalid?: string;
  /** How the attribute is written while nobody types in the field; absent: as it is. */
  draw?: (value: string) => string;
}

/**
 * One line that edits an attribute of its block as one types. `Enter`, `Escape` and `↓` lead into the block's text, as does `Tab` from the last field
 * before it; `Backspace` at the start of that text leads back (see `newsroom-keys.ts`).
 */
export function attributeField({ editor, positionOf, tools }: ToolsPlace, options: AttributeFieldOptions): { field: HTMLInputElement; show: ShowBlock } {
  const { name, label, maxLength, read = (text) => ({ value: text }), invalid = "", draw = (value) => value } = options;
  let held = "";
  const field = document.createElement("input");
  field.type = "text";
  field.maxLength = maxLength;
  field.placeholder = label;
  field.setAttribute("aria-label", label);
  field.dataset["attribute"] = name;
  field.dir = "auto";
  field.autocomplete = "off";
  field.addEventListener("focus", () => {
    field.readOnly = !editor.isEditable;
    if (field.value !== held) field.value = held;
  });
  field.addEventListener("blur", () => {
    field.value = draw(held);
    field.setCustomValidity("");
  });
  field.addEventListener("input", () => {
    const value = read(field.value);
    field.setCustomValidity(value === null ? invalid : "");
    if (value === null) field.reportValidity();
    else {
      setAttributes(editor, positionOf(), { [name]: value.value });
      // While suggesting it is refused: the field says again what stands.
      const stands = standing();
      if (stands !== String(value.value ?? "")) field.value = stands;
    }
  });
  field.addEventListener("keydown", (event) => {
    const isLast = [...tools.querySelectorAll("input")].at(-1) === field;
    const leaves = event.key === "Enter" || event.key === "Escape" || event.key === "ArrowDown" || (event.key === "Tab" && !event.shiftKey && isLast);
    if (leaves && enterText()) event.preventDefault();
  });

  function standing(): string {
    const position = positionOf();
    return String((position === undefined ? undefined : editor.state.doc.nodeAt(position)?.attrs[name]) ?? "");
  }
  function enterText(): boolean {
    const position = positionOf();
    const node: Node | null = position === undefined ? null : editor.state.doc.nodeAt(position);
    if (position === undefined || !node || node.isAtom) return false;
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(position + 1))).scrollIntoView());
    editor.view.focus();
    return true;
  }

  return {
    field,
    show(node) {
      held = String(node.attrs[name] ?? "");
      // What is being typed stays as it was typed while it means the same, or nothing yet: `8.` on the way to `8.5`.
      const typed = document.activeElement === field ? read(field.value) : undefined;
      if (typed === undefined) field.value = draw(held);
      else if (typed !== null && String(typed.value ?? "") !== held) field.value = held;
      field.hidden = !editor.isEditable && held === "";
    },
  };
}
