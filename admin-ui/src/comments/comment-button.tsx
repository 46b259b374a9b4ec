import { IconMessagePlus } from "@tabler/icons-react";
import type { Editor as TextEditor } from "@tiptap/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type TextPlace, useOpenPanel } from "../entries/entries.public.ts";
import { IconButton } from "../ui/button.tsx";
import { placeOfSelection } from "./begin-comment.ts";
import { loadPanel } from "./load-panel.ts";
import { startThread } from "./new-threads.ts";

/** In the menu over selected text, also for who may only read. */
export function CommentButton({ place, editor }: { place: TextPlace; editor: TextEditor }) {
  const { t } = useTranslation("comments");
  const openPanel = useOpenPanel();
  useEffect(() => void loadPanel(), []);
  const begin = (): void => {
    const words = placeOfSelection(place, editor);
    if (words === null) return;
    // What is typed before the composer is there must not replace the words.
    editor.commands.blur();
    startThread(words);
    openPanel("comments");
  };
  return (
    <IconButton label={t("begin")} aria-keyshortcuts="Control+Alt+M Meta+Alt+M" onMouseDown={(event) => event.preventDefault()} onClick={begin}>
      <IconMessagePlus aria-hidden size={16} />
    </IconButton>
  );
}
