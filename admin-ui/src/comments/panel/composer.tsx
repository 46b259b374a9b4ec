import { longestComment } from "@pressbox/shared/comments/comments.schema.ts";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldProblem } from "../../platform/i18n/field-problem.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Button } from "../../ui/button.tsx";
import { forget, readKept, type Typed, writeKept } from "../kept-words.ts";
import { MentionField } from "./mention-field.tsx";
import { writeBody } from "./mention-text.ts";

export interface ComposerProps {
  /** What was typed is kept under it until it is sent. */
  draftKey: string;
  /** What it begins with when nothing was kept. */
  start?: Typed;
  label: string;
  send: string;
  /** The caret goes there. */
  isWanted?: boolean;
  /** Resolves when the server has it. */
  onSend: (body: string) => Promise<void>;
  onCancel?: () => void;
}

/** Where a comment is written. What was typed stays when sending fails, when the panel closes, and when the page is loaded again. */
export function Composer({ draftKey, start, label, send, isWanted = false, onSend, onCancel }: ComposerProps) {
  const { t } = useTranslation(["comments", "ui"]);
  const explain = useProblemText();
  const atBody = useFieldProblem();
  const [typed, setTyped] = useState(() => readKept(draftKey, start));
  const control = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isWanted) control.current?.focus();
  }, [isWanted]);
  const body = writeBody(typed);
  const sending = useMutation({
    networkMode: "always",
    mutationFn: () => onSend(body),
    onSuccess() {
      forget(draftKey);
      setTyped({ text: "", mentions: [] });
    },
  });
  const change = (next: Typed): void => {
    setTyped(next);
    sending.reset();
    writeKept(draftKey, next);
  };
  const isTooLong = body.length > longestComment;
  const submit = (): void => {
    if (body !== "" && !isTooLong && !sending.isPending) sending.mutate();
  };
  const problem = isTooLong
    ? t("tooLong", { most: longestComment })
    : sending.error === null
      ? undefined
      : (atBody(sending.error, "body") ?? explain(sending.error).text);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      submit();
    } else if (event.key === "Escape" && onCancel !== undefined && typed.text.trim() === "") onCancel();
  };
  const isOpen = typed.text !== "" || onCancel !== undefined;
  return (
    <div className="cm-composer">
      <MentionField label={label} typed={typed} onChange={change} control={control} onKey={onKey} />
      {problem !== undefined && (
        <p className="pb-field-problem" role="alert">
          {problem}
        </p>
      )}
      {isOpen && (
        <div className="cm-send">
          <Button
            size="small"
            tone="primary"
            isBusy={sending.isPending}
            disabled={body === "" || isTooLong}
            title={body === "" ? t("empty.words") : undefined}
            onClick={submit}
          >
            {send}
          </Button>
          {onCancel !== undefined && (
            <Button size="small" tone="ghost" onClick={onCancel}>
              {t("ui:cancel")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
