import type { Editor } from "@tiptap/core";
import { type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";
import type { ToolPlacesStorage } from "../extensions/tool-places/tool-places.ts";

/** Draws a menu into its place at the text. */
export function MenuPlace({ editor, menu, children }: { editor: Editor; menu: keyof Omit<ToolPlacesStorage, "handle">; children: ReactNode }) {
  // A menu that comes while its place is already shown has another size than the empty place had.
  useEffect(() => {
    if (!editor.isDestroyed && editor.storage.toolPlaces[menu].isConnected) editor.view.dispatch(editor.state.tr.setMeta(menu, "updatePosition"));
  }, [editor, menu]);
  return createPortal(children, editor.storage.toolPlaces[menu]);
}
