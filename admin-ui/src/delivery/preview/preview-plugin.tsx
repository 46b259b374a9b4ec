import type { EditorPlugin } from "../../entries/entries.public.ts";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { usePreviewAddress } from "./preview-address.ts";

const later = <Props extends object>(load: () => Promise<React.ComponentType<Props>>) =>
  lazyPart<Props>(async () => (await Promise.all([load(), loadTexts(["preview"])]))[0]);

const Button = later(async () => (await import("./preview-button.tsx")).PreviewButton);
const Pane = later(async () => (await import("./preview-pane.tsx")).PreviewPane);

/** The pane that shows the draft as readers will see it. Only this file comes with the page. */
export const previewPlugin: EditorPlugin = {
  name: "preview",
  Tools: Button,
  Host: () => (usePreviewAddress().width === null ? null : <Pane />),
};
