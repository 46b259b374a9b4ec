import type { Editor, Extensions } from "@tiptap/core";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { PickedAsset } from "./editor-actions.ts";
import type { FileWords, IncomingFile } from "./extensions/file-drop/place-files.ts";
import type { EditorAsset, EditorEntry } from "./extensions/node-cards/card-labels.ts";
import type { NewsroomItemId } from "./extensions/slash-menu/slash-items.ts";
import type { SharedText } from "./kits/editor-kit.ts";

export interface RichTextEditorProps {
  /** The field's name, for screen readers. */
  label: string;
  lang: string;
  dir: "ltr" | "rtl";
  editable: boolean;
  /** A text others type in too. Else `value`, which is read only. Another fragment makes another editor. */
  shared?: SharedText;
  /** Stored document the editor starts with; later changes of it are not taken over. */
  value?: unknown;
  placeholder?: string;
  /** Of features that know more than this one does; another list makes another editor. */
  extensions?: Extensions;
  /** More buttons in the menu over selected text, also for who may only read. */
  selectionActions?: (editor: Editor) => ReactNode;
  /** What to show of an asset; null when it is not there. */
  loadAsset: (assetId: string) => Promise<EditorAsset | null>;
  /** Opens the media library; null when the person chose nothing. Absent: no such item in the menu. */
  onPickAsset?: (kind: "image" | "clip") => Promise<PickedAsset | null>;
  /** What to show of another entry; null when it is not there. Absent: entries in the text have no titles. */
  loadEntry?: (entryId: string) => Promise<EditorEntry | null>;
  /** Opens markup of another system, by its block's id. Absent: it can only be looked at. */
  onOpenLegacy?: (blockId: string) => void;
  /** Opens a search for entries. */
  onPickEntry?: () => Promise<{ id: string; title: string } | null>;
  /** Files dropped or pasted into the text: begins to upload them, in the same order. Their places in the text are kept. */
  onDropFiles?: (files: File[]) => Promise<readonly IncomingFile[]>;
  onReady?: (editor: Editor | null) => void;
  /** Address that leads to a block of this text; absent: blocks cannot be linked to. */
  linkToBlock?: (blockId: string) => string;
}

export const fileWords = (t: TFunction<"rich-text">): FileWords => ({
  uploading: (name) => t("incoming.uploading", { name }),
  cancel: (name) => t("incoming.cancel", { name }),
});

/** `Alt F10`, as in other editors: from the text into the menu at the selection or the table. */
export function focusMenu(text: HTMLElement): boolean {
  const button = [...(text.parentElement?.parentElement?.querySelectorAll<HTMLElement>("[role=toolbar] button") ?? [])].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  button?.focus();
  return button !== undefined;
}

/** What callbacks of the editor find when they are called, long after the render that made them: the props of the last render and the editor. */
export class EditorHost {
  props: RichTextEditorProps;
  editor: Editor | null = null;

  constructor(props: RichTextEditorProps) {
    this.props = props;
  }
  take(props: RichTextEditorProps): void {
    this.props = props;
  }
  async placeFiles(files: readonly File[], position: number, words: FileWords): Promise<void> {
    const { editor } = this;
    const start = this.props.onDropFiles;
    if (editor === null || start === undefined) return;
    // Without a connection nothing can be uploaded either.
    const loaded = await import("./extensions/file-drop/place-files.ts").catch(() => null);
    if (loaded !== null && !editor.isDestroyed) await loaded.placeFiles(editor, files, Math.min(position, editor.state.doc.content.size), start, words);
  }
  hold(editor: Editor | null): void {
    this.editor = editor;
    this.props.onReady?.(editor);
  }
}

export async function startBlock({ editor, props }: EditorHost, id: NewsroomItemId): Promise<void> {
  const { startNewsroomBlock } = await import("./newsroom-actions.ts");
  if (editor !== null)
    await startNewsroomBlock(editor, id, { pickPicture: async () => props.onPickAsset?.("image"), pickEntry: async () => props.onPickEntry?.() });
}

/** Links the selection to an entry; with nothing selected its title is written. */
export function linkEntry(editor: Editor, entry: { id: string; title: string }): void {
  const mark = { type: "link", attrs: { entryId: entry.id, href: null } };
  if (editor.state.selection.empty)
    editor
      .chain()
      .focus()
      .insertContent({ type: "text", text: entry.title, marks: [mark] })
      .run();
  else editor.chain().focus().setMark("link", mark.attrs).run();
}
