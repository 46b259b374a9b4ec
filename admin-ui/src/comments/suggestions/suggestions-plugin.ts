import type { EditorPlugin } from "../../entries/entries.public.ts";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { Suggesting } from "../../rich-text/rich-text.public.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";

const later = <Props extends object>(load: () => Promise<React.ComponentType<Props>>) =>
  lazyPart<Props>(async () => (await Promise.all([load(), loadTexts(["suggestions"])]))[0]);

/** Suggestions in the workspace of an entry: the switch, the chip at what is suggested, the keys. Their list stands among the comments. */
export const suggestionsPlugin: EditorPlugin = {
  name: "suggestions",
  Tools: later(async () => (await import("./mode-switch.tsx")).ModeSwitch),
  Host: later(async () => (await import("./suggestions-host.tsx")).SuggestionsHost),
  extendText: () => [Suggesting],
};
