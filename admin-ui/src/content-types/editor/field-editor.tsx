import { type InnerField, innerFieldSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import { FieldBasics, type FieldBasicsProps } from "./field-basics.tsx";
import { InnerFields } from "./inner-fields.tsx";

/** Everything about one top-level field, with the fields inside it if it is a group or repeater. */
export function FieldEditor(props: Omit<FieldBasicsProps, "isInner" | "children">) {
  const { field, typeChoices, isReadOnly, faultAt, onChange } = props;
  const hasInner = field.kind === "group" || field.kind === "repeater";
  return (
    <FieldBasics {...props}>
      {hasInner && (
        <InnerFields
          fields={field.fields}
          typeChoices={typeChoices}
          isReadOnly={isReadOnly}
          faultAt={(path) => faultAt(`fields.${path}`)}
          onChange={(fields: InnerField[]) => onChange({ ...field, fields })}
          newField={(key) => innerFieldSchema.parse({ kind: "text", key, label: key })}
        />
      )}
    </FieldBasics>
  );
}
