import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { latePlugin } from "../late-plugin/late-plugin.ts";
import { priorities } from "../priorities.ts";
import type { SlashItem } from "./slash-items.ts";

export interface SlashMenuState {
  items: readonly SlashItem[];
  index: number;
  /** Of the `/`, in the window. */
  place: DOMRect;
  choose: (item: SlashItem) => void;
}

/** What the menu shows now; null while it is closed. React reads it with `useSyncExternalStore`. */
export class SlashMenuStore {
  #state: SlashMenuState | null = null;
  readonly #listeners = new Set<() => void>();

  readonly read = (): SlashMenuState | null => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  write(state: SlashMenuState | null): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export interface SlashMenuOptions {
  store: SlashMenuStore;
  items: () => readonly SlashItem[];
  run: (range: { from: number; to: number }, item: SlashItem) => void;
}

/** `/` at the start of a line or after a space opens the list of blocks; it filters as one types and is worked by the keyboard alone. */
export const SlashMenu = Extension.create<SlashMenuOptions>({
  name: "slashMenu",
  priority: priorities.slashMenu,
  addOptions: () => ({ store: new SlashMenuStore(), items: () => [], run: () => undefined }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    const key = new PluginKey("slashMenu");
    return [latePlugin(key, async () => (await import("./slash-plugin.ts")).slashPlugin(editor, key, options))];
  },
});
