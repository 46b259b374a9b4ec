import { IconMessage } from "@tabler/icons-react";
import type { EditorPlugin } from "../entries/entries.public.ts";
import { lazyPartsWithTexts } from "../platform/lazy-part-with-texts.ts";
import { loadPanel } from "./load-panel.ts";
import { textMarks } from "./marks/text-marks.ts";

const later = lazyPartsWithTexts("comments", "suggestions");
/** One chunk for what stands around an open text. */
const parts = async () => (await import("./comments-parts.ts")).parts;

const SelectionActions = later(async () => (await parts()).CommentButton);

/** Comments in the workspace of an entry. Only this file and the plugin of the texts come with the page; it draws nothing until the threads are there. */
export const commentsPlugin: EditorPlugin = {
  name: "comments",
  panel: {
    icon: IconMessage,
    label: "editor.inspector.comments",
    Badge: later(async () => (await parts()).OpenCount),
    Panel: later(async () => (await loadPanel()).CommentsPanel),
  },
  Dock: later(async () => (await parts()).DockButton),
  Host: later(async () => {
    const { CommentsHost } = await parts();
    // The menu over selected words is drawn whole the first time.
    SelectionActions.fetchAhead();
    return CommentsHost;
  }),
  extendText: (place) => [textMarks(place)],
  SelectionActions,
  FieldMark: later(async () => (await parts()).FieldMark),
};
