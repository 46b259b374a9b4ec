import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { latePlugin } from "../late-plugin/late-plugin.ts";

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

/** Where the menus over selected text and under a table and the drag handle stand. What moves them comes with the first touch of the text. */
export const ToolPlaces = Extension.create<ToolPlacesOptions, ToolPlacesStorage>({
  name: "toolPlaces",
  addOptions: () => ({ handleClass: "", dir: "ltr" }),
  addStorage: () => ({ selectionMenu: floating(), tableMenu: floating(), handle: floating() }),
  addProseMirrorPlugins() {
    const { editor, storage, options } = this;
    storage.handle.className = options.handleClass;
    storage.handle.dataset["dragging"] = "false";
    return (["handle", "selectionMenu", "tableMenu"] as const).map((place) => {
      const key = new PluginKey(place);
      return latePlugin(key, async () => (await import("./tool-plugins.ts")).toolPlugins[place]({ editor, key, places: storage, dir: options.dir }));
    });
  },
});

function floating(): HTMLElement {
  const element = document.createElement("div");
  element.style.visibility = "hidden";
  element.style.position = "absolute";
  return element;
}
