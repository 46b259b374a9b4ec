import type { Editor } from "@tiptap/core";
import type { ReactNode } from "react";
import type { SlashMenuStore } from "../extensions/slash-menu/slash-menu.ts";
import { AddressPanel, type AddressPurpose } from "./address-panel.tsx";
import { KeyboardHelp } from "./keyboard-help.tsx";
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
  isHelpOpen: boolean;
  onHelpClose: () => void;
  selectionActions: ((editor: Editor) => ReactNode) | undefined;
}

/** Everything that opens around the text while one writes. It comes with the first touch of the text, not before it. */
export function WritingTools({ editor, editable, slashMenu, panel, onPanel, onEntryLink, isHelpOpen, onHelpClose, selectionActions }: WritingToolsProps) {
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
      <KeyboardHelp isOpen={isHelpOpen} onClose={onHelpClose} />
    </>
  );
}
