import { type Editor, isTextSelection } from "@tiptap/core";
import { BubbleMenuPlugin } from "@tiptap/extension-bubble-menu";
import { DragHandlePlugin, defaultComputePositionConfig, normalizeNestedOptions } from "@tiptap/extension-drag-handle";
import type { EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import type { ToolPlacesOptions, ToolPlacesStorage } from "./tool-places.ts";

export interface ToolPlugin {
  readonly editor: Editor;
  readonly key: PluginKey;
  readonly places: ToolPlacesStorage;
  readonly dir: ToolPlacesOptions["dir"];
}

/** By place: what keeps its element where it belongs as text and selection change. */
export const toolPlugins: Readonly<Record<keyof ToolPlacesStorage, (tool: ToolPlugin) => Plugin>> = {
  handle: ({ editor, key, places, dir }) =>
    DragHandlePlugin({
      pluginKey: key,
      editor,
      element: places.handle,
      computePositionConfig: { ...defaultComputePositionConfig, placement: dir === "rtl" ? "right-start" : "left-start" },
      nestedOptions: normalizeNestedOptions(false),
      // Where the menu of the handle is about.
      onNodeChange: ({ pos }) => {
        places.handle.dataset["position"] = String(pos);
      },
    }).plugin,
  selectionMenu: ({ editor, places }) =>
    BubbleMenuPlugin({
      pluginKey: "selectionMenu",
      editor,
      element: places.selectionMenu,
      updateDelay: 80,
      shouldShow: () => hasTextSelected(editor.state),
      options: { placement: "top", offset: 8 },
    }),
  tableMenu: ({ editor, places }) =>
    BubbleMenuPlugin({
      pluginKey: "tableMenu",
      editor,
      element: places.tableMenu,
      updateDelay: 80,
      shouldShow: () => editor.isEditable && editor.isActive("table") && (editor.state.selection.empty || editor.state.selection instanceof CellSelection),
      getReferencedVirtualElement: () => {
        const position = tableAround(editor.state);
        const element = position === null ? null : editor.view.nodeDOM(position);
        return element instanceof HTMLElement ? element : null;
      },
      options: { placement: "bottom-start", offset: 8 },
    }),
};

function hasTextSelected({ selection, doc }: EditorState): boolean {
  return isTextSelection(selection) && !selection.empty && doc.textBetween(selection.from, selection.to).length > 0;
}

function tableAround({ selection: { $from } }: EditorState): number | null {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === "table") return $from.before(depth);
  return null;
}
