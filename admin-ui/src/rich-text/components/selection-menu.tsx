import {
  IconArticle,
  IconBold,
  IconCode,
  IconH2,
  IconH3,
  IconItalic,
  IconLink,
  IconQuote,
  IconStrikethrough,
  IconSubscript,
  IconSuperscript,
  IconTextDirectionLtr,
  IconTextDirectionRtl,
} from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { MenuPlace, moveInMenu } from "./menu-place.tsx";
import styles from "./menus.module.css";

export interface SelectionMenuProps {
  editor: Editor;
  /** Who may only read gets `actions` alone. */
  editable: boolean;
  /** Buttons of other features, first in the menu. */
  actions: ReactNode;
  onLink: () => void;
  /** Absent where entries cannot be picked. */
  onEntryLink: (() => void) | null;
  /** While another panel is open at the same place. */
  isHidden: boolean;
}

const marks = [
  ["bold", IconBold],
  ["italic", IconItalic],
  ["strike", IconStrikethrough],
  ["code", IconCode],
  ["subscript", IconSubscript],
  ["superscript", IconSuperscript],
] as const;

/** Over selected text: emphasis, link, heading or quote, direction. Everything in it has a shortcut or a markdown way too. */
export function SelectionMenu({ editor, editable, actions, onLink, onEntryLink, isHidden }: SelectionMenuProps) {
  const { t } = useTranslation("rich-text");
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      marks: Object.fromEntries(marks.map(([name]) => [name, current.isActive(name)])),
      isLink: current.isActive("link"),
      isHeading2: current.isActive("heading", { level: 2 }),
      isHeading3: current.isActive("heading", { level: 3 }),
      isQuote: current.isActive("quote"),
      dir: directionHere(current),
    }),
  });
  const toggle = (label: string, isPressed: boolean, icon: ReactNode, act: () => void) => (
    <IconButton key={label} label={label} aria-pressed={isPressed} onMouseDown={(event) => event.preventDefault()} onClick={act}>
      {icon}
    </IconButton>
  );
  const heading = (level: 2 | 3) => () => editor.chain().focus().toggleNode("heading", "paragraph", { level }).run();
  const turn = (dir: "ltr" | "rtl") => () => setDirection(editor, active.dir === dir ? null : dir);
  return (
    <MenuPlace editor={editor} menu="selectionMenu">
      <div className={styles["bubble"]} role="toolbar" aria-label={t("selection.label")} hidden={isHidden} onKeyDown={(event) => moveInMenu(event, editor)}>
        {actions}
        {editable && (
          <>
            {marks.map(([name, Icon]) =>
              toggle(t(`marks.${name}`), active.marks[name] ?? false, <Icon size={16} aria-hidden />, () => editor.chain().focus().toggleMark(name).run()),
            )}
            <span className={styles["gap"]} />
            {toggle(t("selection.link"), active.isLink, <IconLink size={16} aria-hidden />, onLink)}
            {onEntryLink !== null && toggle(t("selection.entryLink"), false, <IconArticle size={16} aria-hidden />, onEntryLink)}
            <span className={styles["gap"]} />
            {toggle(t("blocks.heading2"), active.isHeading2, <IconH2 size={16} aria-hidden />, heading(2))}
            {toggle(t("blocks.heading3"), active.isHeading3, <IconH3 size={16} aria-hidden />, heading(3))}
            {toggle(t("blocks.quote"), active.isQuote, <IconQuote size={16} aria-hidden />, () => editor.chain().focus().toggleWrap("quote").run())}
            <span className={styles["gap"]} />
            {toggle(t("selection.ltr"), active.dir === "ltr", <IconTextDirectionLtr size={16} aria-hidden />, turn("ltr"))}
            {toggle(t("selection.rtl"), active.dir === "rtl", <IconTextDirectionRtl size={16} aria-hidden />, turn("rtl"))}
          </>
        )}
      </div>
    </MenuPlace>
  );
}

function directionHere(editor: Editor): unknown {
  return editor.state.selection.$from.parent.attrs["dir"] ?? null;
}

function setDirection(editor: Editor, dir: "ltr" | "rtl" | null): void {
  const { from, to } = editor.state.selection;
  const change = editor.state.tr;
  editor.state.doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock && "dir" in node.attrs) change.setNodeAttribute(position, "dir", dir);
  });
  editor.view.dispatch(change);
  editor.commands.focus();
}
