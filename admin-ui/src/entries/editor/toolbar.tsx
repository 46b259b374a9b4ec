import { IconArrowBackUp, IconArrowForwardUp, IconLayoutSidebar, IconLayoutSidebarRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { useEditor } from "./editor-context.tsx";
import { useEditorPlugins } from "./editor-plugin.ts";
import { useEditorTools } from "./editor-tools.tsx";
import { LocaleTabs } from "./locale-tabs.tsx";

export interface ToolbarProps {
  side: string;
  inspector: string;
  onSide: () => void;
  onInspector: () => void;
}

/** Above the page: the languages, and what is done to the text as a whole. */
export function Toolbar({ side, inspector, onSide, onInspector }: ToolbarProps) {
  const { t } = useTranslation("entries");
  const { own, canWriteOwn } = useEditor();
  const tools = useEditorTools();
  const plugins = useEditorPlugins();
  return (
    <div className="ed-subbar" role="toolbar" aria-label={t("editor.toolbar.title")}>
      <span className="pb-wide-only">
        <IconButton label={t("editor.toolbar.side")} aria-pressed={side === "open"} onClick={onSide}>
          <IconLayoutSidebar aria-hidden size={18} stroke={1.75} className="pb-flip" />
        </IconButton>
      </span>
      <LocaleTabs />
      <span className="pb-grow" />
      <span className="pb-wide-only pb-row ed-toolbar-end">
        {canWriteOwn && (
          <>
            <IconButton label={t("editor.toolbar.undo")} onClick={() => tools.undo(own, "undo")}>
              <IconArrowBackUp aria-hidden size={18} stroke={1.75} className="pb-flip" />
            </IconButton>
            <IconButton label={t("editor.toolbar.redo")} onClick={() => tools.undo(own, "redo")}>
              <IconArrowForwardUp aria-hidden size={18} stroke={1.75} className="pb-flip" />
            </IconButton>
          </>
        )}
        {plugins.map(({ name, Tools }) => Tools && <Tools key={name} />)}
        <IconButton label={t("editor.toolbar.inspector")} aria-pressed={inspector === "open"} onClick={onInspector}>
          <IconLayoutSidebarRight aria-hidden size={18} stroke={1.75} className="pb-flip" />
        </IconButton>
      </span>
    </div>
  );
}
