import { useDebouncedValue } from "@mantine/hooks";
import type { Person } from "@pressbox/shared/comments/comments.schema.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { peopleQuery } from "../comments.queries.ts";
import type { Typed } from "../kept-words.ts";
import { askedName, hasName, pick } from "./mention-text.ts";

/** So long a name rests before people are asked for. */
const restMs = 120;

export interface MentionFieldProps {
  label: string;
  typed: Typed;
  onChange: (typed: Typed) => void;
  control: RefObject<HTMLTextAreaElement | null>;
  /** Keys that the list of people does not take. */
  onKey: (event: KeyboardEvent) => void;
}

/** A text with `@`: the people who may read the entry, found by name. Arrows choose, Enter or Tab takes, Escape closes. */
export function MentionField({ label, typed, onChange, control, onKey }: MentionFieldProps) {
  const { t } = useTranslation("comments");
  const { entryId } = useEditor();
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const nextCaret = useRef<number | null>(null);
  const asked = askedName(typed.text, caret);
  const isAsking = asked !== null && asked.start !== closedAt;
  const [q] = useDebouncedValue(asked?.q ?? "", restMs);
  const { data: known = [], isPlaceholderData } = useQuery({ ...peopleQuery(entryId, q), enabled: isAsking, placeholderData: keepPreviousData });
  // Who was found before the last letters stays only if these fit, so that a quick Enter takes nobody else.
  const people = asked !== null && (isPlaceholderData || q !== asked.q) ? known.filter((person) => hasName(person, asked.q)) : known;
  const isOpen = isAsking && people.length > 0;
  const active = Math.min(chosen, people.length - 1);

  useLayoutEffect(() => {
    if (nextCaret.current === null) return;
    control.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    setCaret(nextCaret.current);
    nextCaret.current = null;
  }, [typed.text, control]);
  const take = (person: Person | undefined): void => {
    if (asked === null || person === undefined) return;
    const picked = pick(typed, asked, person);
    nextCaret.current = picked.caret;
    setChosen(0);
    // The name stands now: the keys are the text's again.
    setClosedAt(asked.start);
    onChange(picked.typed);
    control.current?.focus();
  };
  /** Whether the list of people took the key. */
  const choose = (event: KeyboardEvent): boolean => {
    if (!isOpen || asked === null || event.ctrlKey || event.metaKey) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setChosen((active + step + people.length) % people.length);
    else if (event.key === "Enter" || event.key === "Tab") take(people[active]);
    else if (event.key === "Escape") setClosedAt(asked.start);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return (
    <div className="cm-field">
      <textarea
        ref={control}
        className="pb-input cm-input"
        rows={1}
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={typed.text}
        aria-autocomplete="list"
        {...(isOpen ? { "aria-controls": listId, "aria-activedescendant": `${listId}-${active}` } : {})}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget;
          const next = askedName(value, selectionStart);
          // A new `@` at the same place asks again.
          if (next === null || next.q === "") setClosedAt(null);
          setCaret(selectionStart);
          setChosen(0);
          onChange({ ...typed, text: value });
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (!choose(event)) onKey(event);
        }}
      />
      {isOpen && (
        <div id={listId} className="cm-people" role="listbox" aria-label={t("people")}>
          {people.map((person, index) => (
            <button
              key={person.id}
              type="button"
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              <Avatar id={person.id} name={person.name} size="small" />
              <bdi>{person.name}</bdi>
            </button>
          ))}
        </div>
      )}
      <span className="pb-visually-hidden" role="status">
        {isOpen ? t("peopleFound", { count: people.length }) : ""}
      </span>
    </div>
  );
}
