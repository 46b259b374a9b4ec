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
import { BubbleMenu } from "@tiptap/react/menus";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
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
    <BubbleMenu
      editor={editor}
      pluginKey="tableMenu"
      shouldShow={({ editor: current }) => current.isEditable && current.isActive("table") && current.state.selection.empty}
      getReferencedVirtualElement={() => tableElement(editor)}
      updateDelay={80}
      options={{ placement: "bottom-start", offset: 8 }}
    >
      <div className={styles["bubble"]} role="toolbar" aria-label={t("table.label")}>
        {commands.map(([name, Icon, run]) => (
          <IconButton key={name} label={t(`table.${name}`)} onMouseDown={(event) => event.preventDefault()} onClick={() => run(editor)}>
            <Icon size={16} aria-hidden />
          </IconButton>
        ))}
      </div>
    </BubbleMenu>
  );
}

function tableElement(editor: Editor): HTMLElement | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name !== "table") continue;
    const element = editor.view.nodeDOM($from.before(depth));
    return element instanceof HTMLElement ? element : null;
  }
  return null;
}
