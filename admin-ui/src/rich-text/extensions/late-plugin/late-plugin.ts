import { type EditorState, Plugin, type PluginKey, type PluginView } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** What a plugin that comes late hears of the page. */
const relayed = ["keydown", "mousemove", "mouseleave"] as const;

/**
 * Stands in the list of plugins from the start for one whose code comes with the first touch of the text. (A plugin that is registered later makes
 * ProseMirror build all plugin views anew, and the one of Yjs then draws the whole text again.) States: away; asked for; arrived, from when on
 * everything is passed on and the plugin's state is kept under `key`. A load that fails is tried again with the next touch.
 * @param key the plugin's own
 */
export function latePlugin(key: PluginKey, load: () => Promise<Plugin>): Plugin {
  let shown: EditorView | null = null;
  let isAsked = false;
  let plugin: Plugin | null = null;
  let pluginView: PluginView | null = null;

  async function bring(view: EditorView): Promise<void> {
    const arrived = await load();
    // Gone, or in another view by now, which asks for itself.
    if (shown !== view) return;
    plugin = arrived;
    // Gives it its first state, then its view, then a look at what was typed while it was on the way.
    const hasState = arrived.spec.state !== undefined;
    if (hasState) view.dispatch(view.state.tr);
    pluginView = arrived.spec.view?.(view) ?? null;
    if (hasState) view.dispatch(view.state.tr);
  }
  const touch = (view: EditorView): false => {
    if (!isAsked)
      void bring(view).catch(() => {
        isAsked = false;
      });
    isAsked = true;
    return false;
  };
  const relay =
    (name: (typeof relayed)[number]) =>
    (view: EditorView, event: Event): boolean => {
      touch(view);
      return plugin?.props.handleDOMEvents?.[name]?.call(plugin, view, event as never) === true;
    };

  return new Plugin({
    key,
    state: {
      init: (): unknown => null,
      apply(change, value, before: EditorState, after: EditorState) {
        const { state } = plugin?.spec ?? {};
        if (plugin === null || state === undefined) return null;
        return value === null ? state.init.call(plugin, {}, after) : state.apply.call(plugin, change, value, before, after);
      },
    },
    appendTransaction: (changes, before, after) => plugin?.spec.appendTransaction?.call(plugin, changes, before, after) ?? null,
    view(view) {
      shown = view;
      return {
        update: (updated, before) => pluginView?.update?.(updated, before),
        destroy() {
          pluginView?.destroy?.();
          [shown, isAsked, plugin, pluginView] = [null, false, null, null];
        },
      };
    },
    props: {
      handleDOMEvents: { focus: touch, pointerdown: touch, ...Object.fromEntries(relayed.map((name) => [name, relay(name)])) },
      handleKeyDown: (view, event) => plugin?.props.handleKeyDown?.call(plugin, view, event) ?? false,
      decorations: (state) => plugin?.props.decorations?.call(plugin, state) ?? null,
    },
  });
}
