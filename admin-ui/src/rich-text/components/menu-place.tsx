import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";
import type { ToolPlacesStorage } from "../extensions/tool-places/tool-places.ts";

/** Draws a menu into its place at the text. */
export function MenuPlace({ editor, menu, children }: { editor: Editor; menu: keyof Omit<ToolPlacesStorage, "handle">; children: ReactNode }) {
  // A menu that comes, or grows by buttons that come later, while its place is already shown has another size than the place was chosen for.
  useEffect(() => {
    const place = editor.storage.toolPlaces[menu];
    const watcher = new ResizeObserver(() => {
      if (!editor.isDestroyed && place.isConnected) editor.view.dispatch(editor.state.tr.setMeta(menu, "updatePosition"));
    });
    watcher.observe(place);
    return () => watcher.disconnect();
  }, [editor, menu]);
  return createPortal(children, editor.storage.toolPlaces[menu]);
}

/** Arrows go through the buttons of a menu at the text, Esc goes back into the text. */
export function moveInMenu(event: KeyboardEvent<HTMLElement>, editor: Editor): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
  const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
  if (step !== undefined) buttons[(at + step + buttons.length) % buttons.length]?.focus();
  else if (event.key === "Escape") editor.commands.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
