import {
  IconArrowMerge,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconTableColumn,
  IconTableRow,
  IconTrash,
  IconViewportNarrow,
  IconViewportWide,
} from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { resizeColumns } from "../extensions/table-columns/table-columns.ts";
import { MenuPlace, moveInMenu } from "./menu-place.tsx";
import styles from "./menus.module.css";

const commands = [
  ["rowBefore", IconRowInsertTop, (editor: Editor) => editor.chain().focus().addRowBefore().run()],
  ["rowAfter", IconRowInsertBottom, (editor: Editor) => editor.chain().focus().addRowAfter().run()],
  ["deleteRow", IconRowRemove, (editor: Editor) => editor.chain().focus().deleteRow().run()],
  ["columnBefore", IconColumnInsertLeft, (editor: Editor) => editor.chain().focus().addColumnBefore().run()],
  ["columnAfter", IconColumnInsertRight, (editor: Editor) => editor.chain().focus().addColumnAfter().run()],
  ["deleteColumn", IconColumnRemove, (editor: Editor) => editor.chain().focus().deleteColumn().run()],
  ["headerRow", IconTableRow, (editor: Editor) => editor.chain().focus().toggleHeaderRow().run()],
  ["headerColumn", IconTableColumn, (editor: Editor) => editor.chain().focus().toggleHeaderColumn().run()],
  ["narrower", IconViewportNarrow, (editor: Editor) => resize(editor, -24)],
  ["wider", IconViewportWide, (editor: Editor) => resize(editor, 24)],
  ["mergeOrSplit", IconArrowMerge, (editor: Editor) => editor.chain().focus().mergeOrSplit().run()],
  ["deleteTable", IconTrash, (editor: Editor) => editor.chain().focus().deleteTable().run()],
] as const;

function resize(editor: Editor, step: number): void {
  const change = resizeColumns(editor.state, step, (column) => columnWidth(editor, column));
  if (change !== null) editor.view.dispatch(change);
}

/** Of a column without a width of its own: its share of the table. */
function columnWidth({ view, state }: Editor, column: number): number {
  const { $from } = state.selection;
  const { node } = view.domAtPos($from.pos);
  const table = (node instanceof Element ? node : node.parentElement)?.closest("table");
  const measured = table?.querySelectorAll("col")[column]?.getBoundingClientRect().width ?? 0;
  return measured > 0 ? measured : 120;
}

/** Below the table the cursor is in: rows, columns, head, merged cells. */
export function TableMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation("rich-text");
  return (
    <MenuPlace editor={editor} menu="tableMenu">
      <div className={styles["bubble"]} role="toolbar" aria-label={t("table.label")} onKeyDown={(event) => moveInMenu(event, editor)}>
        {commands.map(([name, Icon, run]) => (
          <IconButton key={name} label={t(`table.${name}`)} onMouseDown={(event) => event.preventDefault()} onClick={() => run(editor)}>
            <Icon size={16} aria-hidden />
          </IconButton>
        ))}
      </div>
    </MenuPlace>
  );
}
