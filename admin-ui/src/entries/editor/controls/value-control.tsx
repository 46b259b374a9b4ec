import type { Field, InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import { IconX } from "@tabler/icons-react";
import { type ChangeEvent, type KeyboardEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ControlIds } from "./control-ids.ts";
import { DateTimeControl } from "./date-time-control.tsx";
import { MediaControl } from "./media-control.tsx";
import { ReferenceControl } from "./reference-control.tsx";
import { stringsOf } from "./strings-of.ts";
import { useTypography } from "./use-typography.ts";

export interface ValueControlProps<Definition = Exclude<Field, { kind: "rich-text" | "slug" | "group" | "repeater" }> | InnerField> {
  field: Definition;
  value: unknown;
  canWrite: boolean;
  onChange: (value: unknown) => void;
  control: ControlIds;
  /** Of a text: its language. */
  lang?: string | null;
}

/** A value that is set as a whole, by its kind. */
export function ValueControl({ field, ...props }: ValueControlProps) {
  switch (field.kind) {
    case "text":
      return <PlainText {...props} field={field} />;
    case "number":
      return <NumberControl {...props} field={field} />;
    case "boolean":
      return (
        <input
          {...props.control}
          type="checkbox"
          className="pb-check"
          checked={props.value === true}
          disabled={!props.canWrite}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
      );
    case "date-time":
      return <DateTimeControl {...props} field={field} />;
    case "select":
      return field.many ? <ManyChoices {...props} field={field} /> : <OneChoice {...props} field={field} />;
    case "tags":
      return <TagsControl {...props} field={field} />;
    case "media":
      return <MediaControl {...props} field={field} />;
    case "reference":
      return <ReferenceControl {...props} field={field} />;
    case "json":
      return <JsonControl {...props} field={field} />;
  }
}

type Of<Kind extends InnerField["kind"]> = ValueControlProps<Extract<InnerField, { kind: Kind }>>;

/** A text inside a group or row: the last one who writes it wins. `lang` where its language is known. */
function PlainText({ field, value, canWrite, onChange, control, lang = null }: Of<"text">) {
  const shown = typeof value === "string" ? value : "";
  const write = (next: string): void => onChange(next === "" ? null : next);
  const typography = useTypography(lang, shown, write);
  const shared = {
    ...control,
    ...(lang === null ? {} : { lang }),
    ref: typography.control as RefObject<(HTMLTextAreaElement & HTMLInputElement) | null>,
    className: "pb-input",
    dir: "auto",
    spellCheck: true,
    value: shown,
    readOnly: !canWrite,
    onChange: (event: ChangeEvent<HTMLTextAreaElement | HTMLInputElement>) => {
      write(event.currentTarget.value);
      typography.onTyped(event.currentTarget, event.nativeEvent);
    },
    onFocus: () => void typography.onFocus(),
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => void typography.onBackspace(event),
  };
  return field.multiline ? <textarea rows={2} {...shared} /> : <input type="text" autoComplete="off" {...shared} />;
}

/** Keeps what was typed until it is a number; `1,5` and Arabic digits are understood. */
function NumberControl({ field, value, canWrite, onChange, control }: Of<"number">) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (typeof value === "number" ? String(value) : "");
  const isWrong = typed !== null && typed !== "" && parseNumber(typed, field.integer) === null;
  return (
    <input
      {...control}
      {...(isWrong ? { "aria-invalid": true } : {})}
      className="pb-input pb-num"
      inputMode={field.integer ? "numeric" : "decimal"}
      autoComplete="off"
      dir="ltr"
      value={shown}
      readOnly={!canWrite}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const number = parseNumber(text, field.integer);
        setTyped(text);
        if (text.trim() === "") onChange(null);
        else if (number !== null) onChange(number);
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
    />
  );
}

function parseNumber(text: string, isInteger: boolean): number | null {
  const latin = text
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[,\u066b]/g, ".");
  const number = latin === "" ? Number.NaN : Number(latin);
  return Number.isFinite(number) && (!isInteger || Number.isInteger(number)) ? number : null;
}

function OneChoice({ field, value, canWrite, onChange, control }: Of<"select">) {
  const { t } = useTranslation("entries");
  const isUnknown = typeof value === "string" && !field.options.some((option) => option.value === value);
  return (
    <select
      {...control}
      className="pb-input pb-select"
      value={typeof value === "string" ? value : ""}
      disabled={!canWrite}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">{t("editor.field.none")}</option>
      {field.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {isUnknown && <option value={value}>{value}</option>}
    </select>
  );
}

function ManyChoices({ field, value, canWrite, onChange, control }: Of<"select">) {
  const chosen = stringsOf(value);
  const toggle = (option: string, isOn: boolean): void => onChange(isOn ? [...chosen, option] : chosen.filter((each) => each !== option));
  return (
    <fieldset className="ed-choices" id={control.id} aria-describedby={control["aria-describedby"]}>
      {field.options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            className="pb-check"
            checked={chosen.includes(option.value)}
            disabled={!canWrite}
            onChange={(event) => toggle(option.value, event.currentTarget.checked)}
          />
          <bdi>{option.label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** Enter or a comma makes a tag, Backspace in the empty field takes the last one away. */
function TagsControl({ field, value, canWrite, onChange, control }: Of<"tags">) {
  const { t } = useTranslation("entries");
  const tags = stringsOf(value);
  const [typed, setTyped] = useState("");
  const add = (text: string): void => {
    const names = text
      .split(/[,،]/)
      .map((name) => name.trim())
      .filter((name) => name !== "" && !tags.includes(name));
    if (names.length > 0) onChange([...tags, ...new Set(names)].slice(0, field.maxItems));
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Enter" || event.key === "," || event.key === "،") {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && tags.length > 0) onChange(tags.slice(0, -1));
  };
  return (
    <div className="ed-tags pb-input">
      {tags.map((tag) => (
        <span key={tag} className="ed-tag">
          <bdi>{tag}</bdi>
          {canWrite && (
            <button type="button" aria-label={t("editor.field.removeTag", { name: tag })} onClick={() => onChange(tags.filter((each) => each !== tag))}>
              <IconX aria-hidden size={12} />
            </button>
          )}
        </span>
      ))}
      {canWrite && (
        <input
          {...control}
          dir="auto"
          value={typed}
          autoComplete="off"
          placeholder={tags.length === 0 ? t("editor.field.addTag") : ""}
          onChange={(event) => (/[,،]/.test(event.currentTarget.value) ? add(event.currentTarget.value) : setTyped(event.currentTarget.value))}
          onKeyDown={onKeyDown}
          onBlur={() => typed.trim() !== "" && add(typed)}
        />
      )}
    </div>
  );
}

/** JSON as text; it is set when it parses, and what was typed stays when it does not. */
function JsonControl({ value, canWrite, onChange, control }: Of<"json">) {
  const { t } = useTranslation("entries");
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? "" : JSON.stringify(value, null, 2));
  const isWrong = typed !== null && typed.trim() !== "" && !parses(typed);
  return (
    <>
      <textarea
        {...control}
        {...(isWrong ? { "aria-invalid": true } : {})}
        className="pb-input ed-json"
        dir="ltr"
        spellCheck={false}
        rows={4}
        value={shown}
        readOnly={!canWrite}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          if (text.trim() === "") onChange(null);
          else if (parses(text)) onChange(JSON.parse(text));
        }}
        onBlur={() => {
          if (!isWrong) setTyped(null);
        }}
      />
      {isWrong && (
        <p className="pb-field-problem" role="alert">
          {t("editor.field.jsonWrong")}
        </p>
      )}
    </>
  );
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
