import { lazyPartsWithTexts } from "../../platform/lazy-part-with-texts.ts";
import type { EditorPlugin } from "../editor/editor-plugin.ts";

const later = lazyPartsWithTexts("versions");

/** "Who wrote this?" over selected words. */
export const blamePlugin: EditorPlugin = {
  name: "blame",
  Host: later(async () => (await import("./blame-parts.tsx")).BlameHost),
  SelectionActions: later(async () => (await import("./blame-parts.tsx")).BlameButton),
};
