import { IconArrowDown, IconArrowUp, IconCheck, IconCopy, IconLink, IconTrash } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { showToast } from "../../ui/toasts.tsx";
import { blockForms, deleteBlock, duplicateBlock, formOf, moveWholeBlock, turnInto } from "../extensions/block-menu/block-actions.ts";
import styles from "./menus.module.css";
import { placeUnder } from "./slash-menu-list.tsx";

export interface BlockMenuProps {
  editor: Editor;
  /** Of the top-level block. */
  position: number;
  onClose: () => void;
  /** Address of a block of this text; absent where the text has none. */
  linkTo: ((blockId: string) => string) | null;
}

/** At the handle or the cursor: what can be done with a whole block. Arrows go through it, Esc leaves to the text. */
export function BlockMenu({ editor, position, onClose, linkTo }: BlockMenuProps) {
  const { t } = useTranslation("rich-text");
  const menu = useRef<HTMLDivElement>(null);
  const [place] = useState(() => placeUnder(rectOf(editor, position)));
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
    const closeOutside = (event: PointerEvent): void => {
      if (!menu.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener("pointerdown", closeOutside, true);
    return () => document.removeEventListener("pointerdown", closeOutside, true);
  }, [onClose]);
  const node = editor.state.doc.nodeAt(position);
  if (node === null) return null;
  const form = formOf(node);
  const id: unknown = node.attrs["id"];
  const leave = (): void => {
    onClose();
    editor.commands.focus();
  };
  const act = (run: () => void) => () => {
    run();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) items[next % items.length]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const copyLink = async (): Promise<void> => {
    if (linkTo === null || typeof id !== "string") return;
    const isCopied = await navigator.clipboard.writeText(linkTo(id)).then(
      () => true,
      () => false,
    );
    showToast(isCopied ? { tone: "done", text: t("block.linkCopied") } : { tone: "problem", text: t("block.linkNotCopied") });
  };
  return createPortal(
    <div ref={menu} role="menu" tabIndex={-1} aria-label={t("block.menu")} className={styles["slash"]} style={place} onKeyDown={onKeyDown}>
      {form !== null && (
        <div role="group" aria-label={t("block.turnInto")}>
          <p className={styles["menuTitle"]} aria-hidden>
            {t("block.turnInto")}
          </p>
          {blockForms.map((each) => (
            <Item key={each} label={t(`blocks.${each}`)} isChecked={each === form} onClick={act(() => turnInto(editor, position, each))} />
          ))}
          <hr className={styles["menuLine"]} />
        </div>
      )}
      <Item label={t("block.duplicate")} icon={<IconCopy size={16} aria-hidden />} onClick={act(() => duplicateBlock(editor, position))} />
      <Item label={t("block.up")} icon={<IconArrowUp size={16} aria-hidden />} onClick={act(() => moveWholeBlock(editor, position, "up"))} />
      <Item label={t("block.down")} icon={<IconArrowDown size={16} aria-hidden />} onClick={act(() => moveWholeBlock(editor, position, "down"))} />
      {linkTo !== null && typeof id === "string" && (
        <Item label={t("block.copyLink")} icon={<IconLink size={16} aria-hidden />} onClick={act(() => void copyLink())} />
      )}
      <Item label={t("block.delete")} icon={<IconTrash size={16} aria-hidden />} onClick={act(() => deleteBlock(editor, position))} />
    </div>,
    document.body,
  );
}

function Item({ label, icon, isChecked, onClick }: { label: string; icon?: ReactNode; isChecked?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      role={isChecked === undefined ? "menuitem" : "menuitemradio"}
      tabIndex={-1}
      className={styles["menuItem"]}
      onClick={onClick}
      {...(isChecked === undefined ? {} : { "aria-checked": isChecked })}
    >
      {icon ?? (isChecked === true ? <IconCheck size={16} aria-hidden /> : <span className={styles["noIcon"]} />)}
      <span>{label}</span>
    </button>
  );
}

/** The start of the block on the screen. */
function rectOf({ view }: Editor, position: number): DOMRect {
  const element = view.nodeDOM(position);
  const rect = element instanceof HTMLElement ? element.getBoundingClientRect() : view.dom.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(view.dom).direction === "rtl";
  return new DOMRect(isRightToLeft ? rect.right : rect.left, Math.max(rect.top, 0), 0, Math.min(28, rect.height));
}
