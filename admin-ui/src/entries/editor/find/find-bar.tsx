import { IconArrowDown, IconArrowUp, IconLetterCase, IconRegex, IconReplace, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../platform/i18n/use-format.ts";
import { usePreference } from "../../../platform/preferences.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { showToast } from "../../../ui/toasts.tsx";
import { useEditor } from "../editor-context.tsx";
import styles from "./find-bar.module.css";
import type { FindQuery } from "./find-matches.ts";
import type { FoundPlace } from "./find-places.ts";
import { goToMatch, showInField } from "./go-to-match.ts";
import { type Find, type FindFault, type TextRuns, useFind } from "./use-find.ts";

export interface FindBarProps {
  /** Counts up with each `Ctrl F`: the field is selected again. */
  turn: number;
  /** What was selected in the text. */
  words: string;
  isReplacing: boolean;
  onReplacing: (isReplacing: boolean) => void;
  onClose: () => void;
  /** The match is in the form: its column must be open. */
  onForm: () => void;
  runs: TextRuns;
}

/** Find and replace in all fields of the entry. Enter goes on, Shift Enter back, Esc leaves to the match. */
export function FindBar({ turn, words, isReplacing, onReplacing, onClose, onForm, runs }: FindBarProps) {
  const { t } = useTranslation("writing");
  const format = useFormat();
  const { canWriteOwn, canWriteShared } = useEditor();
  const canWrite = canWriteOwn || canWriteShared;
  const [typed, setTyped] = useState(words);
  const [template, setTemplate] = useState("");
  const [isExpression, expressionToggle] = useSwitch("find-expression");
  const [isCaseSensitive, caseToggle] = useSwitch("find-case");
  const [isWholeWord, wordToggle] = useSwitch("find-word");
  const [withSlugs, setWithSlugs] = useState(false);
  const query = useMemo((): FindQuery => ({ words: typed, isExpression, isCaseSensitive, isWholeWord }), [typed, isExpression, isCaseSensitive, isWholeWord]);
  const find = useFind({
    query,
    template,
    withSlugs,
    runs,
    onPlain: (found) => {
      onForm();
      showInField(found, false);
    },
  });
  const current = find.found[find.at];
  const field = useRef<HTMLInputElement>(null);
  const faultId = useId();
  useEffect(() => {
    if (words !== "") setTyped(words);
    field.current?.focus();
    field.current?.select();
  }, [turn, words]);

  const [before] = useState(() => document.activeElement);
  const leave = (): void => {
    onClose();
    if (current !== undefined) goToMatch(current);
    else if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.target === field.current) find.go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const replaceAll = async (): Promise<void> => {
    const replaced = await find.replaceAll();
    if (replaced === null) return;
    const { count, isFull } = replaced;
    showToast({ tone: "done", text: isFull ? t("find.replacedFirst", { number: format.number(count) }) : t("find.replaced", { count }) });
  };
  return (
    <section role="search" aria-label={t("find.title")} className={styles["bar"]} onKeyDown={onKeyDown}>
      <div className={styles["line"]}>
        <input
          ref={field}
          className={`pb-input ${styles["field"]}`}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          aria-label={t("find.words")}
          placeholder={t("find.words")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          {...(find.fault === null ? {} : { "aria-invalid": true, "aria-describedby": faultId })}
        />
        {expressionToggle(t("find.expression"), <IconRegex aria-hidden size={16} />)}
        {caseToggle(t("find.case"), <IconLetterCase aria-hidden size={16} />)}
        {wordToggle(t("find.word"), <span aria-hidden className={styles["word"]} />)}
        <span className={`pb-num ${styles["count"]}`} role="status">
          {typed !== "" && find.fault === null && <Count find={find} />}
        </span>
        <IconButton label={t("find.previous")} disabled={current === undefined} onClick={() => find.go(-1)}>
          <IconArrowUp aria-hidden size={16} />
        </IconButton>
        <IconButton label={t("find.next")} disabled={current === undefined} onClick={() => find.go(1)}>
          <IconArrowDown aria-hidden size={16} />
        </IconButton>
        {canWrite && (
          <IconButton label={t("find.replacing")} aria-pressed={isReplacing} onClick={() => onReplacing(!isReplacing)}>
            <IconReplace aria-hidden size={16} />
          </IconButton>
        )}
        <IconButton label={t("find.close")} onClick={leave}>
          <IconX aria-hidden size={16} />
        </IconButton>
      </div>
      {find.fault !== null && <Fault id={faultId} fault={find.fault} />}
      {isReplacing && canWrite && (
        <div className={styles["line"]}>
          <input
            className={`pb-input ${styles["field"]}`}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            aria-label={t("find.template")}
            placeholder={t("find.template")}
            value={template}
            onChange={(event) => setTemplate(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && !event.metaKey && void find.replaceOne()}
          />
          <Button size="small" disabled={current === undefined} onClick={() => void find.replaceOne()}>
            {t("find.replaceOne")}
          </Button>
          <Button size="small" disabled={current === undefined} onClick={() => void replaceAll()}>
            {t("find.replaceAll")}
          </Button>
          <label className={styles["slugs"]}>
            <input type="checkbox" className="pb-check" checked={withSlugs} onChange={(event) => setWithSlugs(event.currentTarget.checked)} />
            {t("find.slugs")}
          </label>
        </div>
      )}
      {current !== undefined && <Excerpt found={current} />}
    </section>
  );
}

function useSwitch(name: string): [boolean, (label: string, icon: ReactNode) => ReactNode] {
  const [value, setValue] = usePreference(name, "off");
  const isOn = value === "on";
  return [
    isOn,
    (label, icon) => (
      <IconButton label={label} aria-pressed={isOn} onClick={() => setValue(isOn ? "off" : "on")}>
        {icon}
      </IconButton>
    ),
  ];
}

function Count({ find: { found, at, isFull } }: { find: Find }) {
  const { t } = useTranslation("writing");
  if (found.length === 0) return t("find.nothing");
  return t(isFull ? "find.countOfMany" : "find.count", { at: at + 1, count: found.length });
}

function Fault({ id, fault }: { id: string; fault: FindFault }) {
  const { t } = useTranslation("writing");
  return (
    <p id={id} className="pb-field-problem" role="alert">
      {fault.kind === "wrong" ? t("find.wrong", { reason: fault.words.replace(/^.*?\/[a-z]*: /s, "") }) : t(`find.${fault.kind}`)}
    </p>
  );
}

const around = 40;

/** Where the match stands, and the words around it: it may be in a column that is out of sight. */
function Excerpt({ found: { place, from, to } }: { found: FoundPlace }) {
  const { t } = useTranslation("writing");
  const before = place.text.slice(Math.max(0, from - around), from);
  return (
    <p className={styles["excerpt"]}>
      <b>
        <bdi>{place.field.label}</bdi>
      </b>
      <bdi className="pb-truncate">
        {before}
        <mark>{place.text.slice(from, to)}</mark>
        {place.text.slice(to, to + around)}
      </bdi>
      {!place.canWrite && <span>{t("find.readOnly")}</span>}
    </p>
  );
}
