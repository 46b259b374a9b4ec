import type { Field, FieldKind } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CheckField, SelectField, TextField } from "../../ui/field.tsx";
import { fieldOfKind, keyFromLabel } from "./definition-state.ts";
import { KindOptions } from "./kind-options.tsx";

export interface FieldBasicsProps {
  field: Field;
  kinds: readonly FieldKind[];
  textKeys: readonly string[];
  typeChoices: readonly { key: string; label: string }[];
  isReadOnly: boolean;
  /** Inside a group or repeater the outer field decides about locales. */
  isInner?: boolean;
  faultAt: (path: string) => string | undefined;
  onChange: (field: Field) => void;
  /** What else belongs to the field: the fields inside a group or repeater. */
  children?: ReactNode;
}

/** What every field has, and the options of its kind. A key that still follows the label goes on following it. */
export function FieldBasics({ field, kinds, textKeys, typeChoices, isReadOnly, isInner = false, faultAt, onChange, children }: FieldBasicsProps) {
  const { t } = useTranslation("content-types");
  const change = (part: Record<string, unknown>): void => onChange({ ...field, ...part } as Field);
  return (
    <fieldset className="field-editor" disabled={isReadOnly}>
      <legend className="pb-visually-hidden">{t("edit.open", { field: field.label })}</legend>
      <div className="form-pair">
        <TextField
          label={t("edit.fieldLabel")}
          value={field.label}
          maxLength={100}
          dir="auto"
          problem={faultAt("label")}
          onChange={(event) => {
            const label = event.currentTarget.value;
            change(field.key === "" || field.key === keyFromLabel(field.label) ? { label, key: keyFromLabel(label) } : { label });
          }}
        />
        <TextField
          label={t("edit.fieldKey")}
          value={field.key}
          maxLength={40}
          dir="ltr"
          spellCheck={false}
          help={t("edit.fieldKeyHelp")}
          problem={faultAt("key")}
          onChange={(event) => change({ key: event.currentTarget.value })}
        />
      </div>
      <div className="form-pair">
        <SelectField
          label={t("edit.kind")}
          value={field.kind}
          problem={faultAt("kind")}
          onChange={(event) => onChange(fieldOfKind(event.currentTarget.value as FieldKind, field, textKeys[0] ?? ""))}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("edit.fieldHelp")}
          value={field.help}
          maxLength={500}
          dir="auto"
          help={t("edit.fieldHelpHelp")}
          problem={faultAt("help")}
          onChange={(event) => change({ help: event.currentTarget.value })}
        />
      </div>
      <div className="form-pair">
        <CheckField
          label={t("edit.required")}
          help={t("edit.requiredHelp")}
          checked={field.required}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        {!isInner && (
          <CheckField
            label={t("edit.localized")}
            help={t("edit.localizedHelp")}
            checked={field.localized}
            onChange={(event) => change({ localized: event.currentTarget.checked })}
          />
        )}
      </div>
      <KindOptions field={field} textKeys={textKeys} typeChoices={typeChoices} faultAt={faultAt} change={change} />
      {children}
    </fieldset>
  );
}
