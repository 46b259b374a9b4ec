import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "../../../ui/button.tsx";
import type { ControlIds } from "./control-ids.ts";
import { InnerFields } from "./inner-fields.tsx";

type Row = Readonly<Record<string, unknown>> & { readonly _id: string };

export interface RowsControlProps {
  field: Extract<Field, { kind: "repeater" }>;
  value: unknown;
  canWrite: boolean;
  onChange: (rows: readonly Row[]) => void;
  path: string;
  lang: string | null;
  control: ControlIds;
}

/** Rows that open one by one. Alt with the arrow keys moves a row; moving and editing one row at once both survive. */
export function RowsControl({ field, value, canWrite, onChange, path, lang, control }: RowsControlProps) {
  const { t } = useTranslation("entries");
  const rows = (Array.isArray(value) ? value : []) as readonly Row[];
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= rows.length) return;
    const next = [...rows];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
    setSaid(t("editor.rows.moved", { position: to + 1, count: rows.length }));
  };
  const add = (): void => {
    const row = { _id: newId() };
    onChange([...rows, row]);
    setOpen(row._id);
  };
  return (
    <div className="ed-rows" id={control.id}>
      <ol>
        {rows.map((row, index) => (
          <li key={row._id} className="ed-row">
            <RowHead
              name={nameOf(row, field) || t("editor.rows.row", { number: index + 1 })}
              isOpen={open === row._id}
              canWrite={canWrite}
              isFirst={index === 0}
              isLast={index === rows.length - 1}
              onToggle={() => setOpen(open === row._id ? null : row._id)}
              onMove={(step) => move(index, index + step)}
              onRemove={() => onChange(rows.filter((each) => each._id !== row._id))}
            />
            {open === row._id && (
              <div className="ed-row-fields">
                <InnerFields
                  fields={field.fields}
                  values={row}
                  canWrite={canWrite}
                  path={`${path}.${index}`}
                  lang={lang}
                  onChange={(key, next) => onChange(rows.map((each) => (each._id === row._id ? { ...each, [key]: next } : each)))}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      {canWrite && rows.length < field.maxItems && (
        <Button size="small" icon={<IconPlus aria-hidden size={14} />} onClick={add}>
          {t("editor.rows.add")}
        </Button>
      )}
      <span className="pb-visually-hidden" aria-live="polite">
        {said}
      </span>
    </div>
  );
}

interface RowHeadProps {
  name: string;
  isOpen: boolean;
  canWrite: boolean;
  isFirst: boolean;
  isLast: boolean;
  onToggle: () => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function RowHead({ name, isOpen, canWrite, isFirst, isLast, onToggle, onMove, onRemove }: RowHeadProps) {
  const { t } = useTranslation("entries");
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || step === 0 || !canWrite) return;
    event.preventDefault();
    onMove(step);
  };
  return (
    <div className="ed-row-head">
      <button
        type="button"
        className="ed-row-name pb-truncate"
        aria-expanded={isOpen}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={onToggle}
        onKeyDown={onKeyDown}
      >
        <bdi>{name}</bdi>
      </button>
      {canWrite && (
        <>
          <IconButton label={t("editor.rows.up", { name })} disabled={isFirst} onClick={() => onMove(-1)}>
            <IconChevronUp aria-hidden size={14} />
          </IconButton>
          <IconButton label={t("editor.rows.down", { name })} disabled={isLast} onClick={() => onMove(1)}>
            <IconChevronDown aria-hidden size={14} />
          </IconButton>
          <IconButton label={t("editor.rows.remove", { name })} onClick={onRemove}>
            <IconTrash aria-hidden size={14} />
          </IconButton>
        </>
      )}
    </div>
  );
}

/** A row is named by the first texts and numbers in it. */
function nameOf(row: Row, field: RowsControlProps["field"]): string {
  const words = field.fields.flatMap((inner) => {
    const value = row[inner.key];
    if (inner.kind === "select") return inner.options.find((option) => option.value === value)?.label ?? [];
    return (inner.kind === "text" || inner.kind === "number") && (typeof value === "string" || typeof value === "number") ? String(value) : [];
  });
  return words.slice(0, 3).join(" · ");
}
