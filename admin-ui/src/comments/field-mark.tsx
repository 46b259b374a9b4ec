import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { IconMessage, IconMessagePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEditor, useOpenPanel } from "../entries/entries.public.ts";
import { useFormat } from "../platform/i18n/use-format.ts";
import { IconButton } from "../ui/button.tsx";
import { placeOfField } from "./begin-comment.ts";
import { want } from "./comments-store.ts";
import { startThread } from "./new-threads.ts";
import { useOpenThreads } from "./use-threads.ts";
import "./comments.css";

/** Beside a field's name: its open threads, and the way to begin one about the field or about the words selected in it. */
export function FieldMark({ field }: { field: Field }) {
  const { t } = useTranslation("comments");
  const editor = useEditor();
  const openPanel = useOpenPanel();
  const format = useFormat();
  const { locale } = field.localized ? editor.own : editor.shared;
  const threads = useOpenThreads().threads.filter((thread) => thread.fieldKey === field.key && thread.locale === locale);
  // Words of a rich text have their marks in the text.
  const shown = field.kind === "rich-text" ? threads.filter((thread) => thread.anchor === null) : threads;
  const begin = (): void => {
    startThread(placeOfField(editor, field));
    openPanel("comments");
  };
  const first = shown[0];
  return (
    <>
      {first !== undefined && (
        <button
          type="button"
          className="cm-mark"
          aria-label={t("fieldThreads", { count: shown.length, field: field.label })}
          onClick={() => {
            want(first.id);
            openPanel("comments", { thread: first.id });
          }}
        >
          <IconMessage aria-hidden size={14} />
          {format.number(shown.length)}
        </button>
      )}
      <IconButton className="cm-mark-new" label={t("beginField", { field: field.label })} onMouseDown={(event) => event.preventDefault()} onClick={begin}>
        <IconMessagePlus aria-hidden size={16} />
      </IconButton>
    </>
  );
}
