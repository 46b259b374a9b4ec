import type { InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import { IconChevronDown, IconChevronUp, IconExternalLink, IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContentTypeIcon, contentTypesQuery } from "../../../content-types/content-types.public.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { entryPath } from "../../entries.paths.ts";
import { entryQuery } from "../../variants.queries.ts";
import { EntryPicker } from "./entry-picker.tsx";
import { stringsOf } from "./strings-of.ts";
import type { ValueControlProps } from "./value-control.tsx";

type ReferenceField = Extract<InnerField, { kind: "reference" }>;

/** Entries this one points at: found by title, opened by a click, in the order given. */
export function ReferenceControl({ field, value, canWrite, onChange, control }: ValueControlProps<ReferenceField>) {
  const { t } = useTranslation("entries");
  const [isPicking, setIsPicking] = useState(false);
  const ids = Array.isArray(value) ? stringsOf(value) : typeof value === "string" ? [value] : [];
  const set = (next: readonly string[]): void => onChange(field.many ? (next.length > 0 ? next : null) : (next[0] ?? null));
  const move = (from: number, to: number): void => {
    const next = [...ids];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  return (
    <div className="ed-references">
      {ids.map((id, index) => (
        <ChosenEntry
          key={id}
          id={id}
          canWrite={canWrite}
          onRemove={() => set(ids.filter((each) => each !== id))}
          onMove={ids.length > 1 ? (step) => move(index, Math.max(0, index + step)) : undefined}
        />
      ))}
      {canWrite && (field.many ? ids.length < field.maxItems : true) && (
        <Button
          id={control.id}
          size="small"
          icon={<IconPlus aria-hidden size={14} />}
          aria-describedby={control["aria-describedby"]}
          onClick={() => setIsPicking(true)}
        >
          {t(ids.length > 0 && !field.many ? "editor.reference.change" : "editor.reference.choose")}
        </Button>
      )}
      {isPicking && (
        <EntryPicker
          title={t("editor.reference.title", { field: field.label })}
          types={field.types}
          chosen={ids}
          onClose={() => setIsPicking(false)}
          onPick={(id) => {
            set(field.many ? [...ids, id] : [id]);
            if (!field.many) setIsPicking(false);
          }}
        />
      )}
    </div>
  );
}

function ChosenEntry({
  id,
  canWrite,
  onRemove,
  onMove,
}: {
  id: string;
  canWrite: boolean;
  onRemove: () => void;
  onMove: ((step: -1 | 1) => void) | undefined;
}) {
  const { t } = useTranslation("entries");
  const { data: entry, isError } = useQuery(entryQuery(id));
  const { data: types = [] } = useQuery(contentTypesQuery);
  const type = types.find((each) => each.key === entry?.contentType);
  const title = entry?.title || (isError ? t("editor.reference.gone") : "…");
  return (
    <div className="ed-reference">
      <ContentTypeIcon name={type?.definition.icon ?? "file"} />
      <span className="pb-grow">
        <Link to={entryPath(id)} className="pb-truncate ed-reference-title">
          <bdi>{title}</bdi>
          <IconExternalLink aria-hidden size={12} className="pb-quiet" />
        </Link>
        <span className="pb-small pb-quiet">{type?.definition.label}</span>
      </span>
      {canWrite && onMove !== undefined && (
        <>
          <IconButton label={t("editor.rows.up", { name: title })} onClick={() => onMove(-1)}>
            <IconChevronUp aria-hidden size={14} />
          </IconButton>
          <IconButton label={t("editor.rows.down", { name: title })} onClick={() => onMove(1)}>
            <IconChevronDown aria-hidden size={14} />
          </IconButton>
        </>
      )}
      {canWrite && (
        <IconButton label={t("editor.rows.remove", { name: title })} onClick={onRemove}>
          <IconX aria-hidden size={14} />
        </IconButton>
      )}
    </div>
  );
}
