import type { Field as FieldDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { Field } from "../../../ui/field.tsx";
import { useProblemsAt } from "../field-problems.ts";
import { ValueControl } from "./value-control.tsx";

export interface InnerFieldsProps {
  fields: Extract<FieldDefinition, { kind: "group" }>["fields"];
  values: Readonly<Record<string, unknown>>;
  canWrite: boolean;
  /** Where the values stand, for problems: `fields.scorers.2`. */
  path: string;
  /** Language of the texts; null where they are for all languages. */
  lang: string | null;
  onChange: (key: string, value: unknown) => void;
}

/** The fields inside a group or a row. */
export function InnerFields({ fields, values, canWrite, path, lang, onChange }: InnerFieldsProps) {
  return fields.map((inner) => (
    <InnerField
      key={inner.key}
      field={inner}
      value={values[inner.key]}
      canWrite={canWrite}
      path={`${path}.${inner.key}`}
      lang={lang}
      onChange={(next) => onChange(inner.key, next)}
    />
  ));
}

function InnerField({
  field,
  value,
  canWrite,
  path,
  lang,
  onChange,
}: {
  field: InnerFieldsProps["fields"][number];
  value: unknown;
  canWrite: boolean;
  path: string;
  lang: string | null;
  onChange: (value: unknown) => void;
}) {
  const problem = useProblemsAt(path)[0];
  return (
    <div data-inner={field.key}>
      <Field label={<bdi>{field.label}</bdi>} problem={problem} {...(field.help === "" ? {} : { help: field.help })}>
        {(control) => <ValueControl field={field} value={value} canWrite={canWrite} onChange={onChange} control={control} lang={lang} />}
      </Field>
    </div>
  );
}
