import { changeDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import { richTextToPlainText } from "@pressbox/shared/rich-text/rich-text-extract.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/panel.tsx";
import { formOrigin } from "../../draft/draft-connection.ts";
import { type EarlierField, type EarlierWork, fieldsOf, removeEarlierWork } from "../../draft/set-aside.ts";
import { useEditor } from "../editor-context.tsx";
import "./together.css";

/** Work from before an upgrade that never reached the server: looked at field by field, copied or taken, and removed when the person says so. */
export function EarlierWorkNotice({ work, onDone }: { work: EarlierWork; onDone: () => void }) {
  const { t } = useTranslation("together");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Notice
        tone="warning"
        action={
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t("earlier.look")}
          </Button>
        }
      >
        {t("earlier.notice", { count: work.unsaved })}
      </Notice>
      <Dialog title={t("earlier.title")} isOpen={isOpen} onClose={() => setIsOpen(false)} size={640}>
        <Fields
          work={work}
          onRemove={() => {
            setIsOpen(false);
            onDone();
            void removeEarlierWork(work);
          }}
        />
      </Dialog>
    </>
  );
}

function Fields({ work, onRemove }: { work: EarlierWork; onRemove: () => void }) {
  const { t } = useTranslation("together");
  const { definition, own, canWriteOwn } = useEditor();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const fields = fieldsOf(work, definition, own.doc).filter(({ field }) => field.localized);
  const take = ({ field, value }: EarlierField): void => {
    changeDraftDocument(own.doc, definition, { [field.key]: value }, formOrigin);
    setTaken(new Set([...taken, field.key]));
  };
  return (
    <div className="ed-earlier">
      <p className="pb-quiet">{fields.length === 0 ? t("earlier.same") : t("earlier.text")}</p>
      <dl>
        {fields.map((each) => (
          <div key={each.field.key}>
            <dt>
              <bdi>{each.field.label}</bdi>
            </dt>
            <dd>
              <div className="ed-earlier-text" dir="auto">
                {wordsOf(each)}
              </div>
              <div className="ed-earlier-acts">
                <Button size="small" onClick={() => void navigator.clipboard.writeText(wordsOf(each))}>
                  {t("earlier.copy")}
                </Button>
                {canWriteOwn && (
                  <Button size="small" disabled={taken.has(each.field.key)} onClick={() => take(each)}>
                    {taken.has(each.field.key) ? t("earlier.taken") : t("earlier.take")}
                  </Button>
                )}
              </div>
            </dd>
          </div>
        ))}
      </dl>
      <div className="pb-dialog-actions">
        <Button tone="danger" onClick={onRemove}>
          {t("earlier.remove")}
        </Button>
      </div>
    </div>
  );
}

const wordsOf = ({ field, value }: EarlierField): string =>
  field.kind === "rich-text" ? richTextToPlainText(value) : typeof value === "string" ? value : JSON.stringify(value, null, 1);
