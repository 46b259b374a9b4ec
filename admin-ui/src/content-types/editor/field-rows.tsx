import { IconArrowDown, IconArrowUp, IconChevronRight, IconGripVertical, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { Tag } from "../../ui/status-chip.tsx";
import type { FieldRow } from "./definition-state.ts";

export interface FieldRowsProps {
  rows: readonly FieldRow[];
  /** Whether anything in a row is wrong. */
  isFaulty: (index: number) => boolean;
  isReadOnly: boolean;
  openId: number | null;
  onOpen: (id: number | null) => void;
  /** The open row's editor. */
  renderEditor: (row: FieldRow, index: number) => ReactNode;
  onRemove: (id: number) => void;
  onMove: (id: number, to: number) => void;
}

/** The fields in their order. Reorder by buttons, by Alt and arrows, or by dragging the handle. */
export function FieldRows(props: FieldRowsProps) {
  const { rows, isReadOnly, openId, onOpen, onMove, onRemove } = props;
  const { t } = useTranslation("content-types");
  const [dragged, setDragged] = useState<number | null>(null);

  function onKey(event: KeyboardEvent, id: number, index: number): void {
    if (!event.altKey || isReadOnly || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(id, index + (event.key === "ArrowUp" ? -1 : 1));
  }

  return (
    <ol className="field-rows">
      {rows.map(({ id, field }, index) => {
        const isOpen = openId === id;
        return (
          <li
            key={id}
            className={`field-row${dragged === id ? " field-row-dragged" : ""}${props.isFaulty(index) ? " field-row-faulty" : ""}`}
            onDragOver={(event) => {
              if (dragged === null || dragged === id) return;
              event.preventDefault();
              onMove(dragged, index);
            }}
            onDrop={(event) => event.preventDefault()}
          >
            <div className="field-row-head">
              {!isReadOnly && (
                <span className="field-grip pb-wide-only" draggable aria-hidden onDragStart={() => setDragged(id)} onDragEnd={() => setDragged(null)}>
                  <IconGripVertical size={16} />
                </span>
              )}
              <button
                type="button"
                className="field-row-open"
                aria-expanded={isOpen}
                onClick={() => onOpen(isOpen ? null : id)}
                onKeyDown={(event) => onKey(event, id, index)}
                data-field={id}
              >
                <IconChevronRight aria-hidden size={14} className={isOpen ? "field-chevron-open" : "pb-flip"} />
                <b className="pb-truncate">
                  <bdi>{field.label || field.key || "…"}</bdi>
                </b>
                <code className="pb-quiet pb-small pb-wide-only" dir="ltr">
                  {field.key}
                </code>
                <span className="pb-grow" />
                <Tag>{t(`kinds.${field.kind}`)}</Tag>
                {field.localized && <Tag>{t("edit.localizedTag")}</Tag>}
                {field.required && <Tag>{t("edit.requiredTag")}</Tag>}
              </button>
              {!isReadOnly && (
                <span className="field-row-actions">
                  <IconButton label={t("edit.moveUp", { field: field.label })} disabled={index === 0} onClick={() => onMove(id, index - 1)}>
                    <IconArrowUp aria-hidden size={16} />
                  </IconButton>
                  <IconButton label={t("edit.moveDown", { field: field.label })} disabled={index === rows.length - 1} onClick={() => onMove(id, index + 1)}>
                    <IconArrowDown aria-hidden size={16} />
                  </IconButton>
                  <IconButton label={t("edit.remove", { field: field.label })} disabled={rows.length === 1} onClick={() => onRemove(id)}>
                    <IconTrash aria-hidden size={16} />
                  </IconButton>
                </span>
              )}
            </div>
            {isOpen && props.renderEditor({ id, field }, index)}
          </li>
        );
      })}
    </ol>
  );
}
