import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Mapping, StepMap } from "@tiptap/pm/transform";
import { type Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

/** Who lays decorations over the text; each layer is replaced as a whole. */
export type HighlightLayer = "found" | "focus" | "uploads";

interface Laid {
  layer: HighlightLayer;
  decorations: readonly Decoration[];
}
const key = new PluginKey<DecorationSet>("highlights");

/** Replaces what one layer shows. Give each decoration's spec its `layer`. */
export function layHighlights(view: EditorView, layer: HighlightLayer, decorations: readonly Decoration[]): void {
  const laid: Laid = { layer, decorations };
  view.dispatch(view.state.tr.setMeta(key, laid).setMeta("addToHistory", false));
}

/** What one layer shows now, where the text has moved it. */
export const highlightsOf = (view: EditorView, layer: HighlightLayer): Decoration[] =>
  key.getState(view.state)?.find(undefined, undefined, (spec) => spec["layer"] === layer) ?? [];

/**
 * What changed between two documents, as a step would tell it. A change of others (and an undo) comes as a new document as a whole, which would lose
 * every place in it.
 */
export function differenceOf(before: Node, after: Node): Mapping {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return new Mapping();
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return new Mapping([new StepMap([start, end.a + overlap - start, end.b + overlap - start])]);
}

/**
 * Decorations that parts which are loaded later lay over the text: found words, the dimmed page, files on their way. One plugin from the start,
 * because a plugin that comes later makes ProseMirror and Yjs draw the whole text again. Costs nothing while nothing is laid.
 */
export const Highlights = Extension.create({
  name: "highlights",
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(change, set, before) {
            const laid = change.getMeta(key) as Laid | undefined;
            if (laid !== undefined)
              return set.remove(set.find(undefined, undefined, (spec) => spec["layer"] === laid.layer)).add(change.doc, [...laid.decorations]);
            if (!change.docChanged || set === DecorationSet.empty) return set;
            return set.map(isChangeOrigin(change) ? differenceOf(before.doc, change.doc) : change.mapping, change.doc);
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});
