import type { Editor } from "@tiptap/core";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { TextAreaField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { RichTextEditor } from "../rich-text-editor.tsx";
import { type LegacyItem, type Replacement, replaceLegacy } from "./legacy-items.ts";
import type { LegacyNoticeProps } from "./legacy-notice.tsx";
import { keepHtml, type RawReading, readRawHtml, readRawJson } from "./read-raw.ts";

export interface RawEditorProps {
  item: LegacyItem;
  editor: Editor;
  frame: LegacyNoticeProps["frame"];
  onDone: () => void;
  onBack: () => void;
}

/** The raw text of one block or formatting, judged as one types, with what it becomes beside it. Nothing is applied before somebody says so. */
export function RawEditor({ item, editor, frame, onDone, onBack }: RawEditorProps) {
  const { t } = useTranslation("rich-text-legacy");
  const [text, setText] = useState(item.raw);
  const [refusal, setRefusal] = useState<"gone" | "place" | null>(null);
  const calm = useDeferredValue(text);
  const reading = useMemo(() => read(item, calm, editor), [item, calm, editor]);
  const apply = (replacement: Replacement): void => {
    const change = replaceLegacy(editor.state, item.key, replacement);
    if (typeof change === "string") setRefusal(change);
    else {
      editor.view.dispatch(change);
      onDone();
    }
  };
  return (
    <>
      <div className="legacy-raw">
        <TextAreaField
          label={t(item.kind === "html" ? "raw.html" : "raw.json")}
          help={t(item.kind === "mark" ? "raw.markHelp" : "raw.help")}
          value={text}
          dir="ltr"
          rows={14}
          spellCheck={false}
          autoCapitalize="off"
          problem={reading.ok ? undefined : faultWords(reading, t)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setRefusal(null);
          }}
        />
        <section aria-label={t("raw.becomes")}>
          <h3>{t("raw.becomes")}</h3>
          {reading.ok && <Preview reading={reading} frame={frame} label={t("raw.becomes")} />}
        </section>
      </div>
      {refusal !== null && <Notice tone="problem">{t(`raw.${refusal}`)}</Notice>}
      <DialogActions>
        <Button onClick={onBack}>{t("raw.back")}</Button>
        {item.kind === "html" && (
          <Button disabled={!reading.ok || text === item.raw} onClick={() => apply(keepHtml(text, item.blockId))}>
            {t("raw.keepHtml")}
          </Button>
        )}
        <Button tone="primary" disabled={!reading.ok || (!reading.isKnown && text === item.raw)} onClick={() => reading.ok && apply(reading.replacement)}>
          {t(reading.ok && !reading.isKnown ? "raw.keepJson" : "raw.apply")}
        </Button>
      </DialogActions>
    </>
  );
}

function Preview({ reading, frame, label }: { reading: Extract<RawReading, { ok: true }>; frame: LegacyNoticeProps["frame"]; label: string }) {
  const { t } = useTranslation("rich-text-legacy");
  if (reading.preview.content.length === 0) return <p className="pb-quiet">{t("raw.nothing")}</p>;
  return (
    <>
      {!reading.isKnown && <p className="pb-small legacy-unknown">{t("raw.unknown")}</p>}
      <div className="legacy-preview">
        <RichTextEditor key={JSON.stringify(reading.preview)} {...frame} label={label} editable={false} value={reading.preview} placeholder="" />
      </div>
    </>
  );
}

const read = (item: LegacyItem, text: string, editor: Editor): RawReading =>
  item.kind === "html" ? readRawHtml(text, editor.schema) : readRawJson(item.kind, text, item.words);

function faultWords({ reason, where, message }: Extract<RawReading, { ok: false }>, t: ReturnType<typeof useTranslation<"rich-text-legacy">>["t"]): string {
  if (reason === "tooLong") return t("faults.tooLong");
  const place = where === "" ? "" : reason === "syntax" ? t("faults.line", { where }) : t("faults.path", { where });
  return `${t(`faults.${reason}`)} ${place} ${message}`.replaceAll(/ +/g, " ").trim();
}
