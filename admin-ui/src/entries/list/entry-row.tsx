// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which a table element cannot do; the grid pattern of ARIA says the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the link in each row takes the focus, the cells do not
import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { IconClock } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContentTypeIcon } from "../../content-types/content-types.public.ts";
import type { Format } from "../../platform/i18n/use-format.ts";
import { AvatarGroup } from "../../ui/avatar.tsx";
import { Check } from "../../ui/field.tsx";
import { VariantChips } from "../components/variant-chips.tsx";
import { entryPath } from "../entries.paths.ts";
import type { OptionalColumn } from "./entry-list-view.ts";

export interface EntryRowProps {
  entry: EntrySummary;
  index: number;
  typeLabel: string;
  typeIcon: string;
  locales: readonly Locale[];
  workLocale: string;
  columns: readonly OptionalColumn[];
  people: readonly { id: string; name: string }[];
  isSelected: boolean;
  format: Format;
  onSelect: (index: number, isRange: boolean) => void;
  onFocus: (index: number) => void;
}

/** A row of the table; on a phone the same cells stand as a card. The title's link is what the keyboard focuses. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { entry, index, typeLabel, typeIcon, locales, workLocale, columns, people, isSelected, format, onSelect, onFocus } = props;
  const { t } = useTranslation("entries");
  const variant = entry.variants.find((each) => each.locale === workLocale) ?? entry.variants[0];
  const title = variant?.title || entry.title || t("list.untitled");
  const shown = (column: OptionalColumn): boolean => columns.includes(column);
  const scheduledFor = entry.variants.flatMap((each) => each.scheduledFor ?? []).sort()[0];
  return (
    <div className="entry-row" role="row" aria-rowindex={index + 2} aria-selected={isSelected} onFocus={() => onFocus(index)}>
      <span role="gridcell" className="entry-cell-check">
        <Check
          label={t("list.select", { title })}
          checked={isSelected}
          tabIndex={-1}
          onChange={() => undefined}
          onClick={(event) => onSelect(index, event.shiftKey)}
        />
      </span>
      <span role="gridcell" className="entry-cell-title">
        <span title={typeLabel} className="entry-type-icon">
          <ContentTypeIcon name={typeIcon} />
        </span>
        <Link to={entryPath(entry.id, variant?.locale)} className="pb-truncate" dir="auto" data-row={index}>
          {title}
        </Link>
      </span>
      {shown("type") && (
        <span role="gridcell" className="pb-muted pb-truncate entry-cell-type">
          <bdi>{typeLabel}</bdi>
        </span>
      )}
      <span role="gridcell" className="entry-cell-locales">
        <VariantChips variants={entry.variants} locales={locales} />
      </span>
      {shown("owner") && (
        <span role="gridcell" className="pb-muted pb-truncate entry-cell-owner">
          <bdi>{entry.createdBy.name}</bdi>
        </span>
      )}
      {shown("here") && (
        <span role="gridcell" className="entry-cell-here">
          {people.length > 0 && <AvatarGroup people={people} />}
        </span>
      )}
      {shown("scheduled") && (
        <span role="gridcell" className="entry-cell-scheduled pb-num">
          {scheduledFor !== undefined && (
            <time dateTime={scheduledFor} title={format.full(scheduledFor)}>
              <IconClock aria-hidden size={14} />
              {format.short(scheduledFor)}
            </time>
          )}
        </span>
      )}
      {shown("created") && <MomentCell className="entry-cell-created" at={entry.createdAt} by={entry.createdBy.name} format={format} />}
      {shown("updated") && <MomentCell className="entry-cell-updated" at={entry.updatedAt} by={entry.updatedBy.name} format={format} />}
    </div>
  );
});

function MomentCell({ className, at, by, format }: { className: string; at: string; by: string; format: Format }) {
  return (
    <span role="gridcell" className={`${className} pb-num pb-truncate`}>
      <time dateTime={at} title={`${format.full(at)} · ${by}`}>
        {format.short(at)}
      </time>
    </span>
  );
}
