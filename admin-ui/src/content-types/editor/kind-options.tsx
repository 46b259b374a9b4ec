import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CheckField, SelectField, TextAreaField, TextField } from "../../ui/field.tsx";

export interface KindOptionsProps {
  field: Field;
  textKeys: readonly string[];
  typeChoices: readonly { key: string; label: string }[];
  faultAt: (path: string) => string | undefined;
  change: (part: Record<string, unknown>) => void;
}

/** What only this kind of field has. */
export function KindOptions({ field, textKeys, typeChoices, faultAt, change }: KindOptionsProps): ReactNode {
  const { t } = useTranslation("content-types");
  const number = (name: "minLength" | "maxLength" | "min" | "max" | "maxItems" | "minItems" | "maxWords", value: number | undefined): ReactNode => (
    <TextField
      key={name}
      label={t(`edit.${name}`)}
      type="number"
      dir="ltr"
      value={value ?? ""}
      problem={faultAt(name)}
      onChange={(event) => change({ [name]: event.currentTarget.value === "" ? undefined : event.currentTarget.valueAsNumber })}
    />
  );
  const aim = (name: "idealLength" | "targetWords", value: { min?: number | undefined; max?: number | undefined } | undefined): ReactNode => (
    <div className="form-pair">
      {(["min", "max"] as const).map((end) => (
        <TextField
          key={end}
          label={t(`edit.${name}.${end}`)}
          type="number"
          dir="ltr"
          min={end === "max" ? 1 : 0}
          value={value?.[end] ?? ""}
          problem={faultAt(`${name}.${end}`)}
          onChange={(event) => {
            const ends = Object.entries({ ...value, [end]: event.currentTarget.value === "" ? undefined : event.currentTarget.valueAsNumber });
            const set = ends.filter(([, count]) => count !== undefined);
            change({ [name]: set.length === 0 ? undefined : Object.fromEntries(set) });
          }}
        />
      ))}
    </div>
  );
  const many = (value: boolean): ReactNode => (
    <CheckField label={t("edit.many")} checked={value} onChange={(event) => change({ many: event.currentTarget.checked })} />
  );

  switch (field.kind) {
    case "text":
      return (
        <>
          <div className="form-pair">
            {number("minLength", field.minLength)}
            {number("maxLength", field.maxLength)}
          </div>
          {aim("idealLength", field.idealLength)}
          <TextField
            label={t("edit.pattern")}
            value={field.pattern ?? ""}
            dir="ltr"
            spellCheck={false}
            maxLength={200}
            problem={faultAt("pattern")}
            onChange={(event) => change({ pattern: event.currentTarget.value === "" ? undefined : event.currentTarget.value })}
          />
          <CheckField label={t("edit.multiline")} checked={field.multiline} onChange={(event) => change({ multiline: event.currentTarget.checked })} />
        </>
      );
    case "number":
      return (
        <>
          <div className="form-pair">
            {number("min", field.min)}
            {number("max", field.max)}
          </div>
          <CheckField label={t("edit.integer")} checked={field.integer} onChange={(event) => change({ integer: event.currentTarget.checked })} />
        </>
      );
    case "select":
      return (
        <>
          <TextAreaField
            label={t("edit.options")}
            help={t("edit.optionsHelp")}
            rows={5}
            dir="auto"
            defaultValue={field.options.map((option) => (option.value === option.label ? option.value : `${option.value} = ${option.label}`)).join("\n")}
            problem={faultAt("options")}
            onChange={(event) => change({ options: readOptions(event.currentTarget.value) })}
          />
          {many(field.many)}
        </>
      );
    case "tags":
      return number("maxItems", field.maxItems);
    case "media":
      return (
        <>
          <fieldset className="field-checks">
            <legend className="pb-label">{t("edit.accept")}</legend>
            {(["image", "clip"] as const).map((kind) => (
              <CheckField
                key={kind}
                label={t(`edit.${kind}`)}
                checked={field.accept.includes(kind)}
                onChange={(event) => change({ accept: event.currentTarget.checked ? [...field.accept, kind] : field.accept.filter((each) => each !== kind) })}
              />
            ))}
            {faultAt("accept") !== undefined && <p className="pb-field-problem">{faultAt("accept")}</p>}
          </fieldset>
          {many(field.many)}
          {field.many && number("maxItems", field.maxItems)}
        </>
      );
    case "reference":
      return (
        <>
          <fieldset className="field-checks">
            <legend className="pb-label">{t("edit.types")}</legend>
            {typeChoices.map((type) => (
              <CheckField
                key={type.key}
                label={type.label}
                checked={field.types.includes(type.key)}
                onChange={(event) =>
                  change({ types: event.currentTarget.checked ? [...field.types, type.key] : field.types.filter((each) => each !== type.key) })
                }
              />
            ))}
            <p className="pb-field-help">{t("edit.typesHelp")}</p>
          </fieldset>
          {many(field.many)}
          {field.many && number("maxItems", field.maxItems)}
        </>
      );
    case "rich-text":
      return (
        <>
          {aim("targetWords", field.targetWords)}
          {number("maxWords", field.maxWords)}
        </>
      );
    case "slug":
      return (
        <SelectField label={t("edit.from")} value={field.from} problem={faultAt("from")} onChange={(event) => change({ from: event.currentTarget.value })}>
          {textKeys.map((key) => (
            <option key={key} value={key}>
              {key}
            </option>
          ))}
        </SelectField>
      );
    case "repeater":
      return (
        <div className="form-pair">
          {number("minItems", field.minItems)}
          {number("maxItems", field.maxItems)}
        </div>
      );
    default:
      return null;
  }
}

/** Lines of `value = label`; a line without `=` is both. */
export function readOptions(text: string): { value: string; label: string }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf("=");
      const value = (at < 0 ? line : line.slice(0, at)).trim();
      const label = (at < 0 ? line : line.slice(at + 1)).trim();
      return { value, label: label === "" ? value : label };
    });
}
