import { type Icon, IconArrowBackUp, IconArrowForwardUp, IconDots, IconLayoutSidebar, IconLayoutSidebarRight, IconSearch } from "@tabler/icons-react";
import { type MouseEventHandler, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { Popup } from "../../ui/menu.tsx";
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
        <UndoTools />
        <TextTools onFind={onFind} />
        <IconButton label={t("editor.toolbar.inspector")} aria-pressed={isInspectorOpen} onClick={onInspector}>
          <IconLayoutSidebarRight aria-hidden size={18} stroke={1.75} className="pb-flip" />
        </IconButton>
      </span>
      <MoreTools onFind={onFind} />
    </div>
  );
}

/** On a phone the same behind one button, with their names. */
function MoreTools({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation("entries");
  const button = useRef<HTMLButtonElement>(null);
  const label = t("editor.toolbar.more");
  return (
    <Popup
      label={label}
      className="ed-more"
      trigger={
        <IconButton ref={button} label={label} className="pb-narrow-only">
          <IconDots aria-hidden size={20} stroke={1.75} />
        </IconButton>
      }
    >
      {(close) => (
        <>
          <UndoTools />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: only hears of presses on the buttons in it, which the keyboard makes too */}
          <div
            role="presentation"
            onClick={() => {
              // What opens now takes the focus from here, and gives it back here.
              button.current?.focus();
              close();
            }}
          >
            <TextTools onFind={onFind} />
          </div>
        </>
      )}
    </Popup>
  );
}

function UndoTools() {
  const { t } = useTranslation("entries");
  const { canWriteOwn } = useEditor();
  const tools = useEditorTools();
  if (!canWriteOwn) return null;
  return (
    <>
      <Tool label={t("editor.toolbar.undo")} icon={IconArrowBackUp} onClick={() => tools.undo("undo")} />
      <Tool label={t("editor.toolbar.redo")} icon={IconArrowForwardUp} onClick={() => tools.undo("redo")} />
    </>
  );
}

function TextTools({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation("entries");
  const plugins = useEditorPlugins();
  return (
    <>
      <Tool label={t("editor.toolbar.find")} icon={IconSearch} onClick={onFind} aria-keyshortcuts="Control+F Meta+F" />
      {plugins.map(({ name, Tools }) => Tools && <Tools key={name} />)}
    </>
  );
}

interface ToolProps {
  label: string;
  icon: Icon;
  onClick: MouseEventHandler<HTMLButtonElement>;
  "aria-keyshortcuts"?: string;
}

function Tool({ label, icon: Picture, ...rest }: ToolProps) {
  return (
    <button type="button" className="pb-icon-button ed-tool" title={label} {...rest}>
      <Picture aria-hidden size={18} stroke={1.75} {...(Picture === IconSearch ? {} : { className: "pb-flip" })} />
      <span className="ed-tool-words">{label}</span>
    </button>
  );
}
