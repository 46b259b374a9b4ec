import { IconArrowBackUp, IconArrowForwardUp, IconLayoutSidebar, IconLayoutSidebarRight, IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { useEditor } from "./editor-context.tsx";
import { useEditorPlugins } from "./editor-plugin.ts";
import { useEditorTools } from "./editor-tools.tsx";
import { LocaleTabs } from "./locale-tabs.tsx";

export interface ToolbarProps {
  isSideOpen: boolean;
  isInspectorOpen: boolean;
  onSide: () => void;
  onInspector: () => void;
  onFind: () => void;
}

/** Above the page: the languages, and what is done to the text as a whole. */
export function Toolbar({ isSideOpen, isInspectorOpen, onSide, onInspector, onFind }: ToolbarProps) {
  const { t } = useTranslation("entries");
  const { canWriteOwn } = useEditor();
  const tools = useEditorTools();
  const plugins = useEditorPlugins();
  return (
    <div className="ed-subbar" role="toolbar" aria-label={t("editor.toolbar.title")}>
      <span className="pb-wide-only">
        <IconButton label={t("editor.toolbar.side")} aria-pressed={isSideOpen} onClick={onSide}>
          <IconLayoutSidebar aria-hidden size={18} stroke={1.75} className="pb-flip" />
        </IconButton>
      </span>
      <LocaleTabs />
      <span className="pb-grow" />
      <span className="pb-wide-only pb-row ed-toolbar-end">
        {canWriteOwn && (
          <>
            <IconButton label={t("editor.toolbar.undo")} onClick={() => tools.undo("undo")}>
              <IconArrowBackUp aria-hidden size={18} stroke={1.75} className="pb-flip" />
            </IconButton>
            <IconButton label={t("editor.toolbar.redo")} onClick={() => tools.undo("redo")}>
              <IconArrowForwardUp aria-hidden size={18} stroke={1.75} className="pb-flip" />
            </IconButton>
          </>
        )}
        <IconButton label={t("editor.toolbar.find")} aria-keyshortcuts="Control+F Meta+F" onClick={onFind}>
          <IconSearch aria-hidden size={18} stroke={1.75} />
        </IconButton>
        {plugins.map(({ name, Tools }) => Tools && <Tools key={name} />)}
        <IconButton label={t("editor.toolbar.inspector")} aria-pressed={isInspectorOpen} onClick={onInspector}>
          <IconLayoutSidebarRight aria-hidden size={18} stroke={1.75} className="pb-flip" />
        </IconButton>
      </span>
    </div>
  );
}
