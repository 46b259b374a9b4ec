import { loadTexts } from "../../platform/i18n/i18n.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import type { EditorPlugin } from "../editor/editor-plugin.ts";

const later = <Props extends object>(load: () => Promise<React.ComponentType<Props>>) =>
  lazyPart<Props>(async () => (await Promise.all([load(), loadTexts(["versions"])]))[0]);

/** "Who wrote this?" over selected words. */
export const blamePlugin: EditorPlugin = {
  name: "blame",
  Host: later(async () => (await import("./blame-parts.tsx")).BlameHost),
  SelectionActions: later(async () => (await import("./blame-parts.tsx")).BlameButton),
};
