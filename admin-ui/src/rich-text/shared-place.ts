import type { EditorState } from "@tiptap/pm/state";
import { type relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";

/** The shared text that a document is drawn from: what live positions are looked up with. */
export interface SharedPlace {
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3];
  /** Where the selection stood before the shared text changed; there only while that change is drawn. */
  readonly stood: { readonly type: string; readonly anchor: Y.RelativePosition | null; readonly head: Y.RelativePosition | null } | null;
}

/** Null before the text is tied to its shared one. The library does not type the state of its plugin. */
export function sharedPlaceOf(state: EditorState): SharedPlace | null {
  const { binding } = (ySyncPluginKey.getState(state) ?? {}) as {
    binding?: { type: Y.XmlFragment; mapping: SharedPlace["mapping"]; beforeTransactionSelection: SharedPlace["stood"] } | null;
  };
  const doc = binding?.type.doc;
  return binding && doc ? { doc, fragment: binding.type, mapping: binding.mapping, stood: binding.beforeTransactionSelection } : null;
}
