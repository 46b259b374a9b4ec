/** What other features use of the editor. */
export { goToBlock, type PickedAsset } from "./editor-actions.ts";
export type { IncomingFile } from "./extensions/file-drop/place-files.ts";
export type { EditorAsset, EditorEntry } from "./extensions/node-cards/card-labels.ts";
export { Suggesting } from "./extensions/suggesting/suggesting.ts";
export { type SuggestingRefusal, suggestingMode } from "./extensions/suggesting/suggesting-mode.ts";
export { suggestionMeta } from "./extensions/suggesting/suggestion-meta.ts";
export type { Replacement, TextRun } from "./find/text-runs.ts";
export { goToWords, removeWords } from "./go-to-words.ts";
export type { SharedText } from "./kits/editor-kit.ts";
export { GuardedRichText } from "./legacy/guarded-rich-text.tsx";
export { type SharedPlace, sharedPlaceOf } from "./shared-place.ts";
export { useOutline, useOutlinePlace } from "./use-outline.ts";

/** What finding and replacing in a text needs; it comes when somebody finds. */
export const loadTextRuns = () => import("./find/text-runs.ts");
/** Comes with the first focus of a field. */
export const loadTypographic = () => import("./extensions/typography/typographic.ts");
/** Comes with the first focus on one block. */
export const loadDimming = () => import("./dim-others.ts");
/** Comes with the first colleague who is followed. */
export const loadCaretOf = () => import("./caret-of.ts");
