import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";

type Listener = Parameters<Y.UndoManager["on"]>;

/**
 * One chronological undo for a whole draft: what is typed in its texts goes on the same stack as what is typed in its form. The editor takes the manager
 * for its own and destroys it when it closes, so it gets a stand-in that only gives back its listeners. docs/decisions/0087-one-undo-a-draft.md
 */
export function borrowUndo(manager: Y.UndoManager): Y.UndoManager {
  manager.addTrackedOrigin(ySyncPluginKey);
  manager.captureTransaction = (transaction) => transaction.meta.get("addToHistory") !== false;
  manager.deleteFilter = (item) => defaultDeleteFilter(item, defaultProtectedNodes);
  const listeners: Listener[] = [];
  const own: Partial<Record<PropertyKey, unknown>> = {
    on: (...listener: Listener) => {
      listeners.push(listener);
      return manager.on(...listener);
    },
    destroy: () => {
      for (const listener of listeners.splice(0)) manager.off(...listener);
    },
  };
  return new Proxy(manager, {
    get(target, key) {
      if (key in own) return own[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
    // TipTap leaves a function behind that would bring a destroyed manager back; this one never was.
    set: (target, key, value) => key === "restore" || Reflect.set(target, key, value, target),
  });
}
