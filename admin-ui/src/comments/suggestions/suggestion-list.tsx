import type { OpenSuggestion } from "@pressbox/shared/rich-text/suggestions/summarize-suggestions.ts";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOpenPanel } from "../../entries/entries.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { decide, goToSuggestion } from "./decide.ts";
import { useAuthorNames } from "./use-author-names.ts";
import { type SuggestedText, useOpenSuggestions } from "./use-open-suggestions.ts";
import "./suggestions.css";

/** What is suggested in the texts of the page: accept or reject one by one or all, of everybody or of one person. Nothing where nothing is open. */
export function SuggestionList() {
  const { t } = useTranslation("suggestions");
  const all = useOpenSuggestions();
  const nameOf = useAuthorNames(all);
  const [author, setAuthor] = useState("");
  const authors = [...new Set(all.flatMap((text) => text.suggestions.map((each) => each.authorId)))];
  const chosen = authors.includes(author) ? author : "";
  const texts = all
    .map((text) => ({ ...text, suggestions: text.suggestions.filter((each) => chosen === "" || each.authorId === chosen) }))
    .filter((text) => text.suggestions.length > 0);
  const count = texts.reduce((sum, text) => sum + text.suggestions.length, 0);
  if (count === 0) return null;
  const canDecide = texts.every((text) => text.editor.isEditable);
  const decideAll = (verdict: "accept" | "reject"): void => {
    focusTab();
    for (const { editor, suggestions } of texts) decide(editor, verdict, new Set(suggestions.map((each) => each.id)));
  };
  return (
    <section className="sg-list" aria-label={t("list.title")}>
      <header className="sg-head">
        <b>{t("list.count", { count })}</b>
        <span className="pb-grow" />
        {canDecide && (
          <>
            <Button size="small" icon={<IconCheck aria-hidden size={15} />} onClick={() => decideAll("accept")}>
              {t("list.acceptAll")}
            </Button>
            <Button size="small" icon={<IconX aria-hidden size={15} />} onClick={() => decideAll("reject")}>
              {t("list.rejectAll")}
            </Button>
          </>
        )}
      </header>
      {authors.length > 1 && (
        <select className="pb-input pb-select" aria-label={t("list.author")} value={chosen} onChange={(event) => setAuthor(event.currentTarget.value)}>
          <option value="">{t("list.everybody")}</option>
          {authors.map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      )}
      {texts.map((text) => (
        <TextSuggestions key={text.fieldKey} text={text} nameOf={nameOf} hasLabel={texts.length > 1} />
      ))}
    </section>
  );
}

function TextSuggestions({ text, nameOf, hasLabel }: { text: SuggestedText; nameOf: (id: string) => string; hasLabel: boolean }) {
  return (
    <>
      {hasLabel && <h3 className="pb-small pb-quiet">{text.label}</h3>}
      <ul className="sg-items" onKeyDown={moveInList}>
        {text.suggestions.map((suggestion) => (
          <SuggestionItem key={suggestion.id} editor={text.editor} suggestion={suggestion} name={nameOf(suggestion.authorId)} />
        ))}
      </ul>
    </>
  );
}

function SuggestionItem({ editor, suggestion, name }: { editor: Editor; suggestion: OpenSuggestion; name: string }) {
  const { t } = useTranslation("suggestions");
  const format = useFormat();
  const openPanel = useOpenPanel();
  const row = useRef<HTMLLIElement>(null);
  const act = (verdict: "accept" | "reject"): void => {
    focusNext(row.current!);
    decide(editor, verdict, new Set([suggestion.id]));
  };
  // The panel first: on a phone it covers the text.
  const go = (): void => {
    openPanel(null);
    goToSuggestion(editor, suggestion);
  };
  return (
    <li ref={row} className="sg-item">
      <button type="button" className="sg-go" data-row onClick={go}>
        <span className="sg-by">
          <Avatar id={suggestion.authorId} name={name} size="small" />
          <bdi>{name}</bdi>
          <time className="pb-small pb-quiet" dateTime={suggestion.at} title={format.full(suggestion.at)}>
            {format.relative(suggestion.at)}
          </time>
        </span>
        <span className="sg-what" dir="auto">
          <Excerpt suggestion={suggestion} />
        </span>
      </button>
      {editor.isEditable && (
        <span className="sg-verdict">
          <IconButton label={t("acceptOf", { name, words: wordsOf(suggestion) })} className="sg-accept" onClick={() => act("accept")}>
            <IconCheck aria-hidden size={16} stroke={2} />
          </IconButton>
          <IconButton label={t("rejectOf", { name, words: wordsOf(suggestion) })} className="sg-reject" onClick={() => act("reject")}>
            <IconX aria-hidden size={16} stroke={2} />
          </IconButton>
        </span>
      )}
    </li>
  );
}

const wordsOf = ({ inserted, deleted }: OpenSuggestion): string => (inserted || deleted).slice(0, 40);

function Excerpt({ suggestion: { kind, inserted, deleted, hasBlock } }: { suggestion: OpenSuggestion }) {
  const { t } = useTranslation("suggestions");
  if (inserted === "" && deleted === "") return t(`what.${hasBlock ? "block" : "break"}.${kind === "deletion" ? "deletion" : "insertion"}`);
  return (
    <>
      {deleted !== "" && <del data-suggestion="">{deleted}</del>} {inserted !== "" && <ins data-suggestion="">{inserted}</ins>}
    </>
  );
}

/** What is decided goes from the list: the focus goes on before it does, to the next row, at the end to the one before. */
function focusNext(row: HTMLElement): void {
  const rows = [...(row.closest(".sg-list")?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const at = rows.findIndex((each) => row.contains(each));
  const next = rows[at + 1] ?? rows[at - 1];
  if (next === undefined) focusTab();
  else next.focus();
}

/** The list goes whole. */
const focusTab = (): void => document.getElementById("ed-tab-comments")?.focus();

/** Arrow keys go from suggestion to suggestion. */
function moveInList(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement));
  const next = rows[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
