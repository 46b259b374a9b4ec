import type { Editor } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Plugin, PluginKey } from "@tiptap/pm/state";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";
import { findSlashItems, type SlashItem } from "./slash-items.ts";
import type { SlashMenuOptions, SlashMenuState } from "./slash-menu.ts";

/** Finds the `/` while one types, and keeps the menu's store. */
export function slashPlugin(editor: Editor, key: PluginKey, { store, items, run }: SlashMenuOptions): Plugin {
  const show = (props: SuggestionProps<SlashItem, SlashItem>) => {
    const place = props.clientRect?.();
    if (!place || props.items.length === 0) store.write(null);
    else store.write({ items: props.items, index: 0, place, choose: (item) => props.command(item) });
  };
  const step = (state: SlashMenuState, by: number) => store.write({ ...state, index: (state.index + by + state.items.length) % state.items.length });
  return Suggestion<SlashItem, SlashItem>({
    pluginKey: key,
    editor,
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
  });
}
