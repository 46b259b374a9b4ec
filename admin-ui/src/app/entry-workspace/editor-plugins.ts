import type { EditorPlugin } from "../../entries/editor/editor-plugin.ts";

/** What other features add to the workspace of an entry, in the order of their tabs. */
export const editorPlugins: readonly EditorPlugin[] = [];
