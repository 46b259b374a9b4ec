/**
 * The text of an article. Shared (a Yjs fragment, with carets of others) or with a plain value. It never fetches: assets, entries and uploads
 * come through callbacks. Keystrokes stay in ProseMirror; React renders only when a menu opens.
 */

import { readRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { IconGripVertical } from "@tabler/icons-react";
import { EditorContent, useEditor } from "@tiptap/react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { readPreference } from "../platform/preferences.ts";
import { fetchDialogsAhead } from "../ui/dialog.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import type { AddressPurpose } from "./components/address-panel.tsx";
import { insertAsset } from "./editor-actions.ts";
import { EditorHost, fileWords, focusMenu, linkEntry, type RichTextEditorProps, startBlock } from "./editor-host.ts";
import type { PasteWord } from "./extensions/paste/paste-content.ts";
import { pickedBy, runSlashItem, slashItemIds } from "./extensions/slash-menu/slash-items.ts";
import { SlashMenuStore } from "./extensions/slash-menu/slash-menu.ts";
import { editorKit } from "./kits/editor-kit.ts";
import styles from "./rich-text-editor.module.css";

const WritingTools = lazyPart(async () => (await import("./components/writing-tools.tsx")).WritingTools);

let turns = 0;

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
