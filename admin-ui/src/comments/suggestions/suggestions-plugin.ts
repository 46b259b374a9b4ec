import type { EditorPlugin } from "../../entries/entries.public.ts";
import { lazyPartsWithTexts } from "../../platform/lazy-part-with-texts.ts";
import { Suggesting } from "../../rich-text/rich-text.public.ts";

const later = lazyPartsWithTexts("suggestions");

/** Suggestions in the workspace of an entry: the switch, the chip at what is suggested, the keys. Their list stands among the comments. */
export const suggestionsPlugin: EditorPlugin = {
  name: "suggestions",
  Tools: later(async () => (await import("./mode-switch.tsx")).ModeSwitch),
  Host: later(async () => (await import("./suggestions-host.tsx")).SuggestionsHost),
  extendText: () => [Suggesting],
};
