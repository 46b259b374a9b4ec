import type { Editor } from "@tiptap/core";
import type { ReactNode } from "react";
import type { PasteWord } from "../extensions/paste/paste-content.ts";
import type { SlashMenuStore } from "../extensions/slash-menu/slash-menu.ts";
import { AddressPanel, type AddressPurpose } from "./address-panel.tsx";
import { BlockMenu } from "./block-menu.tsx";
import { Pasted } from "./pasted.tsx";
import { SelectionMenu } from "./selection-menu.tsx";
import { SlashMenuList } from "./slash-menu-list.tsx";
import { TableMenu } from "./table-menu.tsx";

export interface WritingToolsProps {
  editor: Editor;
  editable: boolean;
  slashMenu: SlashMenuStore;
  /** The panel that is open. */
  panel: AddressPurpose | null;
  onPanel: (panel: AddressPurpose | null) => void;
  onEntryLink: (() => void) | null;
  /** Position of the block whose menu is open. */
  block: number | null;
  onBlockClose: () => void;
  /** What the last paste has to say; another `turn` is another paste. */
  pasted: { word: PasteWord; turn: number } | null;
  onPastedClose: () => void;
  linkToBlock: ((blockId: string) => string) | null;
  selectionActions: ((editor: Editor) => ReactNode) | undefined;
}

/** Everything that opens around the text while one writes. It comes with the first touch of the text, not before it. */
export function WritingTools({
  editor,
  editable,
  slashMenu,
  panel,
  onPanel,
  onEntryLink,
  block,
  onBlockClose,
  pasted,
  onPastedClose,
  linkToBlock,
  selectionActions,
}: WritingToolsProps) {
  return (
    <>
      {(editable || selectionActions !== undefined) && (
        <SelectionMenu
          editor={editor}
          editable={editable}
          isHidden={panel !== null}
          onLink={() => onPanel("link")}
          onEntryLink={onEntryLink}
          actions={selectionActions?.(editor)}
        />
      )}
      {editable && <TableMenu editor={editor} />}
      <SlashMenuList store={slashMenu} textbox={editor.isInitialized ? editor.view.dom : null} />
      {panel !== null && <AddressPanel editor={editor} purpose={panel} onClose={() => onPanel(null)} />}
      {pasted !== null && <Pasted key={pasted.turn} editor={editor} word={pasted.word} onClose={onPastedClose} />}
      {editable && block !== null && <BlockMenu key={block} editor={editor} position={block} onClose={onBlockClose} linkTo={linkToBlock} />}
    </>
  );
}
