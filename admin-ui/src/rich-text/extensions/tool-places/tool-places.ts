import { Extension, isTextSelection } from "@tiptap/core";
import { BubbleMenuPlugin } from "@tiptap/extension-bubble-menu";
import { DragHandlePlugin, defaultComputePositionConfig, normalizeNestedOptions } from "@tiptap/extension-drag-handle";
import type { EditorState } from "@tiptap/pm/state";

export interface ToolPlacesOptions {
  /** Class of the handle at a block's start. */
  handleClass: string;
  dir: "ltr" | "rtl";
}
/** Elements that follow the text: empty until React draws into them. One set per editor. */
export interface ToolPlacesStorage {
  selectionMenu: HTMLElement;
  tableMenu: HTMLElement;
  handle: HTMLElement;
}
declare module "@tiptap/core" {
  interface Storage {
    toolPlaces: ToolPlacesStorage;
  }
}

/**
 * Where the menus over selected text and under a table and the drag handle stand. They are plugins from the start: one that is registered later makes
 * ProseMirror build all plugin views anew, and the one of Yjs then draws the whole text again.
 */
export const ToolPlaces = Extension.create<ToolPlacesOptions, ToolPlacesStorage>({
  name: "toolPlaces",
  addOptions: () => ({ handleClass: "", dir: "ltr" }),
  addStorage: () => ({ selectionMenu: floating(), tableMenu: floating(), handle: floating() }),
  addProseMirrorPlugins() {
    const { editor, storage, options } = this;
    storage.handle.className = options.handleClass;
    storage.handle.dataset["dragging"] = "false";
    const handle = DragHandlePlugin({
      editor,
      element: storage.handle,
      computePositionConfig: { ...defaultComputePositionConfig, placement: options.dir === "rtl" ? "right-start" : "left-start" },
      nestedOptions: normalizeNestedOptions(false),
    });
    return [
      handle.plugin,
      BubbleMenuPlugin({
        pluginKey: "selectionMenu",
        editor,
        element: storage.selectionMenu,
        updateDelay: 80,
        shouldShow: () => editor.isEditable && hasTextSelected(editor.state),
        options: { placement: "top", offset: 8 },
      }),
      BubbleMenuPlugin({
        pluginKey: "tableMenu",
        editor,
        element: storage.tableMenu,
        updateDelay: 80,
        shouldShow: () => editor.isEditable && editor.isActive("table") && editor.state.selection.empty,
        getReferencedVirtualElement: () => {
          const position = tableAround(editor.state);
          const element = position === null ? null : editor.view.nodeDOM(position);
          return element instanceof HTMLElement ? element : null;
        },
        options: { placement: "bottom-start", offset: 8 },
      }),
    ];
  },
});

function floating(): HTMLElement {
  const element = document.createElement("div");
  element.style.visibility = "hidden";
  element.style.position = "absolute";
  return element;
}

function hasTextSelected({ selection, doc }: EditorState): boolean {
  return isTextSelection(selection) && !selection.empty && doc.textBetween(selection.from, selection.to).length > 0;
}

function tableAround({ selection: { $from } }: EditorState): number | null {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === "table") return $from.before(depth);
  return null;
}
