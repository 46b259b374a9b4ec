/** What other features use of the editor. */
export { goToBlock, type PickedAsset } from "./editor-actions.ts";
export type { EditorAsset } from "./extensions/node-cards/card-labels.ts";
export type { SharedText } from "./kits/editor-kit.ts";
export { RichTextEditor } from "./rich-text-editor.tsx";
export { useOutline, useOutlinePlace, useWordCount } from "./use-outline.ts";
