import type { EditorPlugin } from "../../entries/entries.public.ts";
import { lazyPartsWithTexts } from "../../platform/lazy-part-with-texts.ts";
import { usePreviewAddress } from "./preview-address.ts";

const later = lazyPartsWithTexts("preview");

const Button = later(async () => (await import("./preview-button.tsx")).PreviewButton);
const Pane = later(async () => (await import("./preview-pane.tsx")).PreviewPane);

/** The pane that shows the draft as readers will see it. Only this file comes with the page. */
export const previewPlugin: EditorPlugin = {
  name: "preview",
  Tools: Button,
  Host: () => (usePreviewAddress().width === null ? null : <Pane />),
};
