import { IconClipboardCheck } from "@tabler/icons-react";
import { type EditorPlugin, useEditor } from "../entries/entries.public.ts";
import { lazyPartsWithTexts } from "../platform/lazy-part-with-texts.ts";
import { useChecks } from "./checks-store.ts";

const later = lazyPartsWithTexts("workflow");

const Host = later(async () => (await import("./panel/checks-host.tsx")).ChecksHost);
const Panel = later(async () => (await import("./panel/checks-panel.tsx")).ChecksPanel);
const Count = later(async () => (await import("./panel/checks-count.tsx")).ChecksCount);
const PublishNote = later(async () => (await import("./panel/publish-note.tsx")).PublishNote);

/** The number comes with the first findings, some time after the text. */
function Badge() {
  const { findings } = useChecks(useEditor().own);
  return findings !== null && findings.length > 0 ? <Count findings={findings} /> : null;
}

/** Checks of the text while one types: a tab, its number, and a word before one publishes. Only this file comes with the page. */
export const checksPlugin: EditorPlugin = {
  name: "checks",
  panel: { icon: IconClipboardCheck, label: "editor.inspector.checks", Badge, Panel },
  Host,
  PublishNote,
};
