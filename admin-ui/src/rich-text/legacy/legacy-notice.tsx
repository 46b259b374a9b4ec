import { IconLock, IconLockOpen } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/panel.tsx";
import type { RichTextEditorProps } from "../editor-host.ts";
import type { LegacyCount } from "./legacy-count.ts";
import { LegacyDialog } from "./legacy-dialog.tsx";
import "./legacy.css";

export interface LegacyNoticeProps {
  count: LegacyCount;
  editor: Editor | null;
  canWrite: boolean;
  isClosed: boolean;
  /** A raw block somebody wants to see. */
  openBlock: string | null;
  /** How the text around is shown, for previews. */
  frame: Pick<RichTextEditorProps, "lang" | "dir" | "loadAsset" | "loadEntry">;
  onEditAnyway: () => void;
  onShown: () => void;
}

/** Above a text that holds what this version cannot show: what it is, and the choice. */
export function LegacyNotice({ count, editor, canWrite, isClosed, openBlock, frame, onEditAnyway, onShown }: LegacyNoticeProps) {
  const { t } = useTranslation("rich-text-legacy");
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const parts = [count.blocks > 0 ? t("blocks", { count: count.blocks }) : "", count.formats > 0 ? t("formats", { count: count.formats }) : ""].filter(Boolean);
  const what = format.list(parts);
  const close = (): void => {
    setIsOpen(false);
    onShown();
  };
  const editAnyway = (): void => {
    onEditAnyway();
    close();
  };
  return (
    // The words are the admin's, the text around may be another language.
    <div className="legacy-notice" lang={format.language} dir="auto">
      <Notice tone="warning" icon={isClosed ? <IconLock aria-hidden size={16} /> : <IconLockOpen aria-hidden size={16} />}>
        <p>{t(isClosed ? "closed" : "open", { what })}</p>
        <div className="legacy-actions">
          <Button size="small" disabled={editor === null} onClick={() => setIsOpen(true)}>
            {t("show")}
          </Button>
          {isClosed && canWrite && (
            <Button size="small" tone="ghost" onClick={editAnyway}>
              {t("editAnyway")}
            </Button>
          )}
        </div>
      </Notice>
      {editor !== null && (isOpen || openBlock !== null) && (
        <LegacyDialog editor={editor} {...{ canWrite, isClosed, openBlock, frame }} onEditAnyway={editAnyway} onClose={close} />
      )}
    </div>
  );
}
