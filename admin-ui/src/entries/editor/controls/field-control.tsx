import type { Field as FieldDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../platform/i18n/use-format.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Field } from "../../../ui/field.tsx";
import { changeField, useDraftField, usePeopleInDraft } from "../../draft/use-draft.ts";
import { useEditor, useFieldDraft } from "../editor-context.tsx";
import { FieldMarks } from "../field-marks.tsx";
import { useProblemsAt } from "../field-problems.ts";
import type { ControlIds } from "./control-ids.ts";
import { InnerFields } from "./inner-fields.tsx";
import { RowsControl } from "./rows-control.tsx";
import { SharedText } from "./shared-text.tsx";
import { SlugControl } from "./slug-control.tsx";
import { ValueControl } from "./value-control.tsx";

/** One field of the definition as a form: label, control of its kind, help, what is wrong, and who else is in it. */
export function FieldControl({ field }: { field: FieldDefinition }) {
  const { t } = useTranslation("entries");
  const { locale } = useEditor();
  const format = useFormat();
  const { draft } = useFieldDraft(field);
  const problem = useProblemsAt(`fields.${field.key}`)[0];
  const people = usePeopleInDraft(draft).filter((person) => person.field === field.key);
  const aside = people[0] ? (
    <Avatar id={people[0].id} name={people[0].name} size="small" />
  ) : field.localized ? (
    format.languageName(locale.code)
  ) : (
    t("editor.field.shared")
  );
  return (
    <div className="ed-field" data-field={field.key}>
      <Field
        label={<FieldLabel field={field} />}
        aside={
          <>
            <FieldMarks field={field} /> {aside}
          </>
        }
        problem={problem}
        {...(field.help === "" ? {} : { help: field.help })}
      >
        {(control) => <ControlOfKind field={field} control={control} />}
      </Field>
    </div>
  );
}

function FieldLabel({ field }: { field: FieldDefinition }) {
  const { t } = useTranslation("entries");
  return (
    <>
      <bdi>{field.label}</bdi>
      {field.required && <span className="pb-quiet"> {t("editor.field.required")}</span>}
    </>
  );
}

function ControlOfKind({ field, control }: { field: FieldDefinition; control: ControlIds }) {
  const { draft, canWrite } = useFieldDraft(field);
  const { locale } = useEditor();
  if (field.kind === "text")
    return (
      <SharedText
        {...control}
        draft={draft}
        field={field}
        canWrite={canWrite}
        isMultiline={field.multiline}
        dir={field.localized ? locale.direction : "auto"}
      />
    );
  if (field.kind === "slug") return <SlugControl field={field} control={control} />;
  return <StoredValue field={field} control={control} />;
}

/** Kinds that are set as a whole, and those made of such. */
function StoredValue({ field, control }: { field: FieldDefinition; control: ControlIds }) {
  const { definition, locale } = useEditor();
  const lang = field.localized ? locale.code : null;
  const { draft, canWrite } = useFieldDraft(field);
  const value = useDraftField(draft, field);
  const onChange = (next: unknown): void => changeField(draft, definition, field.key, next);
  const path = `fields.${field.key}`;
  if (field.kind === "repeater")
    return <RowsControl field={field} value={value} canWrite={canWrite} onChange={onChange} path={path} lang={lang} control={control} />;
  if (field.kind === "group") return <GroupControl field={field} value={value} canWrite={canWrite} onChange={onChange} path={path} lang={lang} />;
  if (field.kind === "rich-text" || field.kind === "slug") return null;
  return <ValueControl field={field} value={value} canWrite={canWrite} onChange={onChange} control={control} />;
}

interface GroupControlProps {
  field: Extract<FieldDefinition, { kind: "group" }>;
  value: unknown;
  canWrite: boolean;
  onChange: (value: unknown) => void;
  path: string;
  lang: string | null;
}

function GroupControl({ field, value, canWrite, onChange, path, lang }: GroupControlProps) {
  const values = (value ?? {}) as Record<string, unknown>;
  return (
    <fieldset className="ed-group">
      <legend className="pb-visually-hidden">{field.label}</legend>
      <InnerFields
        fields={field.fields}
        values={values}
        canWrite={canWrite}
        path={path}
        lang={lang}
        onChange={(key, next) => onChange({ ...values, [key]: next })}
      />
    </fieldset>
  );
}
