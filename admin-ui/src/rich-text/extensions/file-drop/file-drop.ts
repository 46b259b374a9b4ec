import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { priorities } from "../priorities.ts";

export interface FileDropOptions {
  /** Files that were dropped, and where in the document a block for them goes. Null: files are left to the browser. Pasted ones: paste.ts. */
  onDropFiles: ((files: File[], position: number) => void) | null;
}

/** Files dropped into the text are handed out; uploading is not the editor's business. */
export const FileDrop = Extension.create<FileDropOptions>({
  name: "fileDrop",
  priority: priorities.fileDrop,
  addOptions: () => ({ onDropFiles: null }),
  addProseMirrorPlugins() {
    const hand = (files: File[], position: number): boolean => {
      if (files.length === 0 || this.options.onDropFiles === null || !this.editor.isEditable) return false;
      this.options.onDropFiles(files, position);
      return true;
    };
    return [
      new Plugin({
        props: {
          handleDrop: (view, event) => {
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.to;
            const handed = hand([...(event.dataTransfer?.files ?? [])], blockEnd(view.state.doc.resolve(at)));
            if (handed) event.preventDefault();
            return handed;
          },
        },
      }),
    ];
  },
});

/** Behind the top-level block around a position. */
export const blockEnd = (position: { depth: number; pos: number; after(depth: number): number }): number =>
  position.depth === 0 ? position.pos : position.after(1);
