import {
  IconArrowMerge,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconTableRow,
  IconTrash,
} from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { MenuPlace } from "./menu-place.tsx";
import styles from "./menus.module.css";

const commands = [
  ["rowBefore", IconRowInsertTop, (editor: Editor) => editor.chain().focus().addRowBefore().run()],
  ["rowAfter", IconRowInsertBottom, (editor: Editor) => editor.chain().focus().addRowAfter().run()],
  ["deleteRow", IconRowRemove, (editor: Editor) => editor.chain().focus().deleteRow().run()],
  ["columnBefore", IconColumnInsertLeft, (editor: Editor) => editor.chain().focus().addColumnBefore().run()],
  ["columnAfter", IconColumnInsertRight, (editor: Editor) => editor.chain().focus().addColumnAfter().run()],
  ["deleteColumn", IconColumnRemove, (editor: Editor) => editor.chain().focus().deleteColumn().run()],
  ["headerRow", IconTableRow, (editor: Editor) => editor.chain().focus().toggleHeaderRow().run()],
  ["mergeOrSplit", IconArrowMerge, (editor: Editor) => editor.chain().focus().mergeOrSplit().run()],
  ["deleteTable", IconTrash, (editor: Editor) => editor.chain().focus().deleteTable().run()],
] as const;

/** Below the table the cursor is in: rows, columns, head, merged cells. */
export function TableMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation("rich-text");
  return (
    <MenuPlace editor={editor} menu="tableMenu">
      <div className={styles["bubble"]} role="toolbar" aria-label={t("table.label")}>
        {commands.map(([name, Icon, run]) => (
          <IconButton key={name} label={t(`table.${name}`)} onMouseDown={(event) => event.preventDefault()} onClick={() => run(editor)}>
            <Icon size={16} aria-hidden />
          </IconButton>
        ))}
      </div>
    </MenuPlace>
  );
}
