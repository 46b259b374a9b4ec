import type { Editor } from "@tiptap/core";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

interface SyncState {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] } | null;
}

/** Where somebody else's caret stands in the window. @param cursor as their presence tells it; null when it is not in this text */
export function caretOf(editor: Editor, cursor: unknown): DOMRect | null {
  const sync = ySyncPluginKey.getState(editor.state) as SyncState | undefined;
  const head = cursor !== null && typeof cursor === "object" && "head" in cursor ? cursor.head : null;
  if (sync === undefined || sync.binding === null || head === null || editor.isDestroyed) return null;
  const position = relativePositionToAbsolutePosition(sync.doc, sync.type, Y.createRelativePositionFromJSON(head), sync.binding.mapping);
  if (position === null) return null;
  const { left, top, bottom } = editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size));
  return new DOMRect(left, top, 1, bottom - top);
}
