import { IconUserQuestion } from "@tabler/icons-react";
import type { Editor as TextEditor } from "@tiptap/core";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import type { TextPlace } from "../editor/editor-plugin.ts";
import { BlamedText } from "./blamed-text.tsx";
import { useBlameAddress } from "./use-blame-address.ts";

/** In the menu over selected words. */
export function BlameButton({ place, editor }: { place: TextPlace; editor: TextEditor }) {
  const { t } = useTranslation("versions");
  const [, ask] = useBlameAddress();
  return (
    <IconButton label={t("blame.open")} onClick={() => ask({ field: place.field.key, blockIds: selectedBlocks(editor) })}>
      <IconUserQuestion aria-hidden size={16} />
    </IconButton>
  );
}

/** Ids of the paragraphs that the selection touches; many of them are the whole text. */
function selectedBlocks(editor: TextEditor): string[] {
  const ids: string[] = [];
  editor.state.doc.nodesBetween(editor.state.selection.from, editor.state.selection.to, (node) => {
    const id: unknown = node.attrs["id"];
    if (node.isTextblock && typeof id === "string") ids.push(id);
  });
  return ids.length > 20 ? [] : ids;
}

export function BlameHost() {
  const { t } = useTranslation("versions");
  const [asked, ask] = useBlameAddress();
  return (
    <Dialog title={t("blame.title")} isOpen={asked !== null} onClose={() => ask(null)} size={760}>
      {asked !== null && <BlamedText asked={asked} />}
    </Dialog>
  );
}
