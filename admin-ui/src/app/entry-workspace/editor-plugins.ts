import { commentsPlugin } from "../../comments/comments-plugin.ts";
import { suggestionsPlugin } from "../../comments/suggestions/suggestions-plugin.ts";
import { previewPlugin } from "../../delivery/preview/preview-plugin.tsx";
import { blamePlugin } from "../../entries/blame/blame-plugin.ts";
import type { EditorPlugin } from "../../entries/editor/editor-plugin.ts";
import { checksPlugin } from "../../workflow/checks-plugin.tsx";

/** What other features add to the workspace of an entry, in the order of their tabs. */
export const editorPlugins: readonly EditorPlugin[] = [checksPlugin, commentsPlugin, suggestionsPlugin, blamePlugin, previewPlugin];
