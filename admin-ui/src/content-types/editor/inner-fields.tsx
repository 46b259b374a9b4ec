import type { FieldKind, InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { type FieldRow, moved } from "./definition-state.ts";
import { FieldBasics } from "./field-basics.tsx";
import { FieldRows } from "./field-rows.tsx";

/** Rich text, slugs, groups and repeaters stand at top level only. */
const innerKinds: readonly FieldKind[] = ["text", "number", "boolean", "date-time", "select", "tags", "media", "reference", "json"];

/** The fields of a group or of each row of a repeater. */
export function InnerFields({
  fields,
  typeChoices,
  isReadOnly,
  faultAt,
  onChange,
  newField,
}: {
  fields: readonly InnerField[];
  typeChoices: readonly { key: string; label: string }[];
  isReadOnly: boolean;
  faultAt: (path: string) => string | undefined;
  onChange: (fields: InnerField[]) => void;
  newField: (key: string) => InnerField;
}) {
  const { t } = useTranslation("content-types");
  const [openId, setOpenId] = useState<number | null>(null);
  const [ids, setIds] = useState<readonly number[]>(() => fields.map((_, index) => index));
  // Rows keep their identity while they move; fields that came from elsewhere (the JSON view) are numbered by their place.
  const rows: FieldRow[] = fields.map((field, index) => ({ id: ids[index] ?? index, field }));
  const keep = (next: readonly FieldRow[]): void => {
    setIds(next.map((row) => row.id));
    onChange(next.map((row) => row.field as InnerField));
  };
  return (
    <div className="inner-fields">
      <span className="pb-label">{t("edit.inner")}</span>
      <FieldRows
        rows={rows}
        isReadOnly={isReadOnly}
        isFaulty={() => false}
        openId={openId}
        onOpen={setOpenId}
        renderEditor={({ id, field }, index) => (
          <FieldBasics
            field={field}
            kinds={innerKinds}
            textKeys={[]}
            typeChoices={typeChoices}
            isReadOnly={isReadOnly}
            isInner
            faultAt={(path) => faultAt(`${index}.${path}`)}
            onChange={(next) => keep(rows.map((row) => (row.id === id ? { ...row, field: next } : row)))}
          />
        )}
        onRemove={(id) => keep(rows.filter((row) => row.id !== id))}
        onMove={(id, to) => keep(moved(rows, id, to))}
      />
      {!isReadOnly && (
        <Button
          size="small"
          icon={<IconPlus aria-hidden size={14} />}
          onClick={() => {
            const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
            keep([...rows, { id, field: newField(`field${rows.length + 1}`) }]);
            setOpenId(id);
          }}
        >
          {t("edit.addInner")}
        </Button>
      )}
    </div>
  );
}
