import { embedNames } from "@pressbox/shared/rich-text/rich-text.embeds.ts";
import { IconX } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import type { PasteWord } from "../extensions/paste/paste-content.ts";
import styles from "./menus.module.css";
import { placeUnder } from "./slash-menu-list.tsx";

/** After a paste: what was not taken, in words; or the question whether an address is to be an embed. */
export function Pasted({ editor, word, onClose }: { editor: Editor; word: PasteWord; onClose: () => void }) {
  if (word.kind === "offerEmbed") return <EmbedOffer editor={editor} offer={word} onClose={onClose} />;
  return <PasteNotice word={word} onClose={onClose} />;
}

type Offer = Extract<PasteWord, { kind: "offerEmbed" }>;

/** The link stands already: Enter embeds, Esc keeps it, and whoever goes on writing keeps it too. */
function EmbedOffer({ editor, offer, onClose }: { editor: Editor; offer: Offer; onClose: () => void }) {
  const { t } = useTranslation("rich-text");
  const menu = useRef<HTMLDivElement>(null);
  const [place] = useState(() => {
    const { left, right, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
    return placeUnder(new DOMRect(left, top, right - left, bottom - top));
  });
  useEffect(() => {
    menu.current?.querySelector("button")?.focus();
    const closeOutside = (event: PointerEvent): void => {
      if (!menu.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener("pointerdown", closeOutside, true);
    return () => document.removeEventListener("pointerdown", closeOutside, true);
  }, [onClose]);
  const leave = (): void => {
    onClose();
    // At once: the key that closes this goes on in the text.
    editor.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const [first, second] = menu.current?.querySelectorAll("button") ?? [];
      (document.activeElement === first ? second : first)?.focus();
    } else if (event.key === "Escape") leave();
    else {
      if (event.key === "Enter" || /^(Shift|Control|Alt|Meta)$/.test(event.key)) return;
      // Letters, and a space is one, are typed where the focus is now; what is a key of the text (undo, Backspace) is handed to it.
      leave();
      event.stopPropagation();
      if (!editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", event.nativeEvent))) event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={t("pasted.offer", { platform: embedNames[offer.embed.provider] })}
      className={styles["slash"]}
      style={place}
      onKeyDown={onKeyDown}
    >
      <button
        type="button"
        role="menuitem"
        className={styles["menuItem"]}
        onClick={() => {
          embedInstead(editor, offer);
          leave();
        }}
      >
        {t("pasted.embed")}
      </button>
      <button type="button" role="menuitem" className={styles["menuItem"]} onClick={leave}>
        {t("pasted.keepLink")}
      </button>
    </div>,
    document.body,
  );
}

/** The link that was just pasted goes; the embed stands in its paragraph's place, or below the words around it. */
function embedInstead(editor: Editor, { url, embed }: Offer): void {
  const { state } = editor;
  const { $from } = state.selection;
  const from = $from.pos - url.length;
  if ($from.depth === 0 || from < $from.start() || state.doc.textBetween(from, $from.pos) !== url) return;
  const isAlone = $from.depth === 1 && $from.parent.content.size === url.length;
  const chain = editor.chain().focus();
  if (isAlone) chain.insertContentAt({ from: $from.before(1), to: $from.after(1) }, { type: "embed", attrs: embed });
  else chain.insertContentAt($from.after(1), { type: "embed", attrs: embed }, { updateSelection: false }).deleteRange({ from, to: $from.pos });
  chain.run();
}

function PasteNotice({ word, onClose }: { word: Exclude<PasteWord, Offer>; onClose: () => void }) {
  const { t } = useTranslation("rich-text");
  return createPortal(
    <section role="status" aria-label={t("pasted.title")} className={styles["pasted"]}>
      <div>
        {word.kind === "leftOut" ? (
          <>
            <b>{t("pasted.left", { count: word.left.length })}</b>
            <ul>
              {word.left.slice(0, 20).map((left, index) => (
                <li key={index}>
                  {t(`pasted.${left.kind}`)}
                  {": "}
                  {left.source === "" ? t("pasted.local") : <LeftAddress address={left.source} />}
                </li>
              ))}
            </ul>
          </>
        ) : (
          t(`pasted.${word.kind}`)
        )}
      </div>
      <IconButton label={t("pasted.close")} onClick={onClose}>
        <IconX size={16} aria-hidden />
      </IconButton>
    </section>,
    document.body,
  );
}

function LeftAddress({ address }: { address: string }) {
  const { t } = useTranslation("rich-text");
  return (
    <>
      <bdi className={styles["pastedAddress"]}>{address}</bdi>
      {" – "}
      {t("pasted.linked")}
    </>
  );
}
