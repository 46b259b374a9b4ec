import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { findLegacy, type LegacyItem } from "./legacy-items.ts";
import type { LegacyNoticeProps } from "./legacy-notice.tsx";
import { RawEditor } from "./raw-editor.tsx";

export interface LegacyDialogProps extends Pick<LegacyNoticeProps, "canWrite" | "isClosed" | "openBlock" | "frame" | "onEditAnyway"> {
  editor: Editor;
  onClose: () => void;
}

/** One beside the other: what is stored, and what is left of it where this version shows it. */
export function LegacyDialog({ editor, canWrite, isClosed, openBlock, frame, onEditAnyway, onClose }: LegacyDialogProps) {
  const { t } = useTranslation("rich-text-legacy");
  const items = useLegacyItems(editor);
  const [edited, setEdited] = useState<string | null>(() =>
    canWrite ? (items.find((item) => openBlock !== null && item.blockId === openBlock)?.key ?? null) : null,
  );
  const item = items.find((each) => each.key === edited);
  if (item !== undefined)
    return (
      <Dialog title={t("raw.title", { name: nameOf(item, t("unnamed")) })} isOpen size={920} onClose={() => setEdited(null)}>
        <RawEditor
          key={item.key}
          item={item}
          editor={editor}
          frame={frame}
          onDone={() => (items.length > 1 ? setEdited(null) : onClose())}
          onBack={() => setEdited(null)}
        />
      </Dialog>
    );
  return (
    <Dialog title={t("difference")} isOpen size={920} onClose={onClose}>
      <p className="legacy-help">{t("differenceText")}</p>
      <ol className="legacy-items">
        {items.map((each) => (
          <Item key={each.key} item={each} onEdit={canWrite ? () => setEdited(each.key) : null} />
        ))}
      </ol>
      <DialogActions>
        <Button onClick={onClose}>{t(isClosed ? "keep" : "close")}</Button>
        {isClosed && canWrite && (
          <Button tone="primary" onClick={onEditAnyway}>
            {t("editAnyway")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Item({ item, onEdit }: { item: LegacyItem; onEdit: (() => void) | null }) {
  const { t } = useTranslation("rich-text-legacy");
  const name = nameOf(item, t("unnamed"));
  return (
    <li aria-label={name}>
      <div className="legacy-stored">
        <h3>
          {t(`kinds.${item.kind}`)} <code>{name}</code>
        </h3>
        <pre dir="ltr">{item.raw}</pre>
      </div>
      <div className="legacy-shown">
        <h3>{t("shown")}</h3>
        {item.kind === "mark" ? (
          <p>
            <bdi>{item.words}</bdi>
            <span className="pb-small pb-quiet">{t("left.mark")}</span>
          </p>
        ) : (
          <p className="pb-quiet">{t(`left.${item.kind}`)}</p>
        )}
        {onEdit !== null && (
          <Button size="small" onClick={onEdit}>
            {t("editRaw")}
          </Button>
        )}
      </div>
    </li>
  );
}

const nameOf = (item: LegacyItem, unnamed: string): string => item.name || unnamed;

/** Follows what others do in the text meanwhile. */
function useLegacyItems(editor: Editor): readonly LegacyItem[] {
  const [items, setItems] = useState(() => findLegacy(editor.state.doc));
  useEffect(() => {
    const look = (): void => setItems(findLegacy(editor.state.doc));
    editor.on("update", look);
    return () => void editor.off("update", look);
  }, [editor]);
  return items;
}
