/**
 * The text of an article. Shared (a Yjs fragment, with carets of others) or with a plain value. It never fetches: assets, entries and uploads
 * come through callbacks. Keystrokes stay in ProseMirror; React renders only when a menu opens.
 */

import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextDoc } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { canonicalRichText, readRichText, writeRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { IconGripVertical } from "@tabler/icons-react";
import type { Editor, Extensions } from "@tiptap/core";
import { EditorContent, useEditor } from "@tiptap/react";
import type { TFunction } from "i18next";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { readPreference } from "../platform/preferences.ts";
import { fetchDialogsAhead } from "../ui/dialog.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import type { AddressPurpose } from "./components/address-panel.tsx";
import { insertAsset, type PickedAsset } from "./editor-actions.ts";
import type { FileWords, IncomingFile } from "./extensions/file-drop/place-files.ts";
import type { EditorAsset, EditorEntry } from "./extensions/node-cards/card-labels.ts";
import type { PasteWord } from "./extensions/paste/paste-content.ts";
import { type NewsroomItemId, pickedBy, runSlashItem, slashItemIds } from "./extensions/slash-menu/slash-items.ts";
import { SlashMenuStore } from "./extensions/slash-menu/slash-menu.ts";
import { editorKit, type SharedText } from "./kits/editor-kit.ts";
import styles from "./rich-text-editor.module.css";

const WritingTools = lazyPart(async () => (await import("./components/writing-tools.tsx")).WritingTools);

export interface RichTextEditorProps {
  /** The field's name, for screen readers. */
  label: string;
  lang: string;
  dir: "ltr" | "rtl";
  editable: boolean;
  /** A text others type in too. Else `value` and `onChange`. Another fragment makes another editor. */
  shared?: SharedText;
  /** Stored document the editor starts with; later changes of it are not taken over. */
  value?: unknown;
  /** Stored form, canonical, half a second after the last change. */
  onChange?: (doc: RichTextDoc) => void;
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

export function RichTextEditor(props: RichTextEditorProps) {
  const { t } = useTranslation("rich-text");
  const [host] = useState(() => new EditorHost(props));
  useLayoutEffect(() => host.take(props));
  const [slashMenu] = useState(() => new SlashMenuStore());
  const [panel, setPanel] = useState<AddressPurpose | null>(null);
  const [block, setBlock] = useState<number | null>(null);
  const closeBlock = useCallback(() => setBlock(null), []);
  const [pasted, setPasted] = useState<{ word: PasteWord; turn: number } | null>(null);
  const closePasted = useCallback(() => setPasted(null), []);
  const [isTouched, setIsTouched] = useState(false);

  const pickAsset = useCallback(
    async (kind: "image" | "clip") => {
      const asset = await host.props.onPickAsset?.(kind);
      if (asset && host.editor !== null) insertAsset(host.editor, asset);
    },
    [host],
  );
  const pickEntry = useCallback(async () => {
    const entry = await host.props.onPickEntry?.();
    if (entry && host.editor !== null) linkEntry(host.editor, entry);
  }, [host]);

  const { placeholder, lang, dir, extensions: more } = props;
  const { fragment, awareness, undo } = props.shared ?? {};
  const { name, color } = props.shared?.user ?? {};
  const extensions = useMemo(() => {
    const kit = editorKit({
      shared: fragment === undefined ? null : { fragment, ...(undo && { undo }), ...(awareness && name && color ? { awareness, user: { name, color } } : {}) },
      placeholder: placeholder ?? t("placeholder"),
      typography: { language: lang, isOn: () => readPreference("typography", "on") === "on" },
      labels: {
        caption: t("card.caption"),
        attribution: t("card.attribution"),
        opaque: t("card.opaque"),
        missingAsset: t("card.missingAsset"),
        loading: t("card.loading"),
        openAt: t("card.openAt"),
      },
      toolPlaces: { handleClass: styles["handle"] ?? "", dir },
      loadAsset: (assetId) => host.props.loadAsset(assetId),
      newsroom: {
        loadLabels: async () => (await import("./newsroom-labels.ts")).newsroomLabels(),
        loadAsset: (assetId) => host.props.loadAsset(assetId),
        loadEntry: async (entryId) => (await host.props.loadEntry?.(entryId)) ?? null,
        pickPicture: async () => (await host.props.onPickAsset?.("image")) ?? null,
        pickEntry: async () => (await host.props.onPickEntry?.()) ?? null,
        openLegacy: () => host.props.onOpenLegacy ?? null,
      },
      onDropFiles: (files, position) => void host.placeFiles(files, position, fileWords(t)),
      paste: {
        tell: (word) => setPasted({ word, turn: ++turns }),
        onFiles: (files, position) => void host.placeFiles(files, position, fileWords(t)),
      },
      slashMenu: {
        store: slashMenu,
        items: () =>
          slashItemIds
            .filter((id) => pickedBy[id] === undefined || host.props[pickedBy[id] === "asset" ? "onPickAsset" : "onPickEntry"])
            .map((id) => ({ id, title: t(`blocks.${id}`), keywords: t(`keywords.${id}`) })),
        run: (range, item) => {
          if (host.editor !== null)
            runSlashItem(host.editor, range, item.id, {
              pickAsset: (kind) => void pickAsset(kind),
              pickEntry: () => void pickEntry(),
              askForEmbed: () => setPanel("embed"),
              insertBlock: (id) => void startBlock(host, id),
            });
        },
      },
    });
    return more === undefined ? kit : [...kit, ...more];
    // A new fragment, awareness, person or language makes a new editor; callbacks are read when they are needed.
  }, [more, fragment, awareness, undo, name, color, placeholder, lang, dir, t, host, slashMenu, pickAsset, pickEntry]);

  const editor = useEditor(
    {
      extensions,
      editable: props.editable,
      ...(props.shared === undefined ? { content: readRichText(props.value).doc } : {}),
      editorProps: {
        attributes: {
          class: styles["text"] ?? "",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": props.label,
          lang: props.lang,
          dir: props.dir,
          spellcheck: "true",
        },
        handleKeyDown: (view, event) => {
          const isMod = event.ctrlKey || event.metaKey;
          if (event.altKey && event.key === "F10") return focusMenu(view.dom);
          if (isMod && event.altKey && event.key === "Enter") setBlock(view.state.selection.$from.posAtIndex(view.state.selection.$from.index(0), 0));
          else if (isMod && event.shiftKey && event.key.toLowerCase() === "k") setPanel("link");
          else return false;
          event.preventDefault();
          return true;
        },
      },
      onContentError: ({ error }) => {
        throw error;
      },
    },
    [extensions, props.label, props.lang],
  );

  useEffect(() => {
    if (editor.isEditable !== props.editable) editor.setEditable(props.editable, false);
  }, [editor, props.editable]);
  useEffect(() => {
    host.hold(editor);
    return () => host.hold(null);
  }, [editor, host]);
  useEffect(() => {
    // By keyboard: Mod Alt Enter.
    const { handle } = editor.storage.toolPlaces;
    const open = (): void => setBlock(Number(handle.dataset["position"] ?? 0));
    handle.addEventListener("click", open);
    return () => handle.removeEventListener("click", open);
  }, [editor]);
  useEffect(() => reportChanges(editor, (doc) => host.props.onChange?.(doc)), [editor, host]);

  const touch = () => {
    setIsTouched(true);
    fetchDialogsAhead();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the first touch brings the menus, nothing to operate
    <div className={styles["editor"]} lang={props.lang} dir={props.dir} onPointerEnter={touch} onFocus={touch}>
      {createPortal(
        <span title={t("handle")}>
          <IconGripVertical size={16} aria-hidden />
        </span>,
        editor.storage.toolPlaces.handle,
      )}
      <EditorContent editor={editor} />
      {isTouched && (
        <WritingTools
          editor={editor}
          editable={props.editable}
          slashMenu={slashMenu}
          panel={panel}
          onPanel={setPanel}
          onEntryLink={props.onPickEntry ? () => void pickEntry() : null}
          block={block}
          onBlockClose={closeBlock}
          pasted={pasted}
          onPastedClose={closePasted}
          linkToBlock={props.linkToBlock ?? null}
          selectionActions={props.selectionActions}
        />
      )}
    </div>
  );
}

let turns = 0;
const fileWords = (t: TFunction<"rich-text">): FileWords => ({
  uploading: (name) => t("incoming.uploading", { name }),
  cancel: (name) => t("incoming.cancel", { name }),
});

/** `Alt F10`, as in other editors: from the text into the menu at the selection or the table. */
function focusMenu(text: HTMLElement): boolean {
  const button = [...(text.parentElement?.parentElement?.querySelectorAll<HTMLElement>("[role=toolbar] button") ?? [])].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  button?.focus();
  return button !== undefined;
}

/** What callbacks of the editor find when they are called, long after the render that made them: the props of the last render and the editor. */
class EditorHost {
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
    const { placeFiles } = await import("./extensions/file-drop/place-files.ts");
    if (!editor.isDestroyed) await placeFiles(editor, files, Math.min(position, editor.state.doc.content.size), start, words);
  }
  hold(editor: Editor | null): void {
    this.editor = editor;
    this.props.onReady?.(editor);
  }
}

async function startBlock({ editor, props }: EditorHost, id: NewsroomItemId): Promise<void> {
  const { startNewsroomBlock } = await import("./newsroom-actions.ts");
  if (editor !== null)
    await startNewsroomBlock(editor, id, { pickPicture: async () => props.onPickAsset?.("image"), pickEntry: async () => props.onPickEntry?.() });
}

/** Tells the document when typing rests for half a second, and at the end. */
function reportChanges(editor: Editor, tell: (doc: RichTextDoc) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const report = () => {
    timer = null;
    const { content } = editor.state.doc.toJSON() as RichTextDoc;
    tell(canonicalRichText(writeRichText({ type: "doc", formatVersion, content })));
  };
  const wait = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(report, 500);
  };
  editor.on("update", wait);
  return () => {
    editor.off("update", wait);
    if (timer !== null) {
      clearTimeout(timer);
      if (!editor.isDestroyed) report();
    }
  };
}

/** Links the selection to an entry; with nothing selected its title is written. */
function linkEntry(editor: Editor, entry: { id: string; title: string }): void {
  const mark = { type: "link", attrs: { entryId: entry.id, href: null } };
  if (editor.state.selection.empty)
    editor
      .chain()
      .focus()
      .insertContent({ type: "text", text: entry.title, marks: [mark] })
      .run();
  else editor.chain().focus().setMark("link", mark.attrs).run();
}
