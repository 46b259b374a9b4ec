import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";
import { priorities } from "../priorities.ts";
import { findSlashItems, type SlashItem } from "./slash-items.ts";

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
    const { store, items, run } = this.options;
    const show = (props: SuggestionProps<SlashItem, SlashItem>) => {
      const place = props.clientRect?.();
      if (!place || props.items.length === 0) store.write(null);
      else store.write({ items: props.items, index: 0, place, choose: (item) => props.command(item) });
    };
    const step = (state: SlashMenuState, by: number) => store.write({ ...state, index: (state.index + by + state.items.length) % state.items.length });
    return [
      Suggestion<SlashItem, SlashItem>({
        editor: this.editor,
        char: "/",
        items: ({ query }) => findSlashItems(items(), query),
        shouldShow: ({ transaction }) => !isChangeOrigin(transaction),
        command: ({ range, props }) => run(range, props),
        render: () => ({
          onStart: show,
          onUpdate: show,
          onExit: () => store.write(null),
          onKeyDown: ({ event }) => {
            const state = store.read();
            if (state === null) return false;
            if (event.key === "ArrowDown") step(state, 1);
            else if (event.key === "ArrowUp") step(state, -1);
            else if (event.key === "Enter" || event.key === "Tab") {
              const item = state.items[state.index];
              if (item !== undefined) state.choose(item);
            } else return false;
            return true;
          },
        }),
      }),
    ];
  },
});
