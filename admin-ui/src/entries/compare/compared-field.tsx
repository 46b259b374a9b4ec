import type { FieldComparison, ListItem, RowComparison } from "@pressbox/shared/entries/compare/compare-fields.ts";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { ComparedBlocks } from "./compared-blocks.tsx";
import { NamedTarget } from "./compared-names.tsx";
import { ComparedWords, InTextLanguage, type ShownSide } from "./compared-pieces.tsx";

/** The change of one field, in columns or as one text. */
export function ComparedField({ compared, isInColumns }: { compared: FieldComparison; isInColumns: boolean }) {
  if (compared.change.as === "rich-text") return <ComparedBlocks blocks={compared.change.blocks} isInColumns={isInColumns} />;
  const change = compared.isChanged ? { "data-change": "", tabIndex: -1 } : {};
  if (!isInColumns)
    return (
      <div className="cmp-block" {...change}>
        <FieldSide compared={compared} side="both" />
      </div>
    );
  return (
    <div className="cmp-columns" {...change}>
      <div className="cmp-block">
        <FieldSide compared={compared} side="before" />
      </div>
      <div className="cmp-block">
        <FieldSide compared={compared} side="after" />
      </div>
    </div>
  );
}

function FieldSide({ compared, side }: { compared: FieldComparison; side: ShownSide }) {
  const { change } = compared;
  switch (change.as) {
    case "text":
      return (
        <InTextLanguage as="p" className="cmp-text">
          <ComparedWords pieces={change.pieces} side={side} />
        </InTextLanguage>
      );
    case "list":
      return <Items items={change.items} compared={compared} side={side} />;
    case "group":
      return <InnerFields fields={change.fields} side={side} />;
    case "rows":
      return <Rows rows={change.rows} side={side} />;
    case "value":
      return <Values before={change.before} after={change.after} compared={compared} side={side} />;
    case "rich-text":
      return null;
  }
}

function Mark({ kind, side, children }: { kind: ListItem["kind"]; side: ShownSide; children: ReactNode }) {
  if ((kind === "added" && side === "before") || (kind === "removed" && side === "after")) return null;
  if (kind === "same") return children;
  return kind === "added" ? <ins className="cmp-added">{children}</ins> : <del className="cmp-removed">{children}</del>;
}

function Items({ items, compared, side }: { items: readonly ListItem[]; compared: FieldComparison; side: ShownSide }) {
  return (
    <p className="cmp-items">
      {items.map((item, index) => (
        <Mark key={`${item.kind} ${item.value} ${index}`} kind={item.kind} side={side}>
          <span className="cmp-item">
            <Value value={item.value} field={compared.field} />
          </span>
        </Mark>
      ))}
    </p>
  );
}

function Values({ before, after, compared, side }: { before: unknown; after: unknown; compared: FieldComparison; side: ShownSide }) {
  if (!compared.isChanged)
    return (
      <p>
        <Value value={after} field={compared.field} />
      </p>
    );
  return (
    <p>
      <Mark kind="removed" side={side}>
        <Value value={before} field={compared.field} />
      </Mark>{" "}
      <Mark kind="added" side={side}>
        <Value value={after} field={compared.field} />
      </Mark>
    </p>
  );
}

/** One value as people read it: names for ids, dates in their zone, the label of an option. */
function Value({ value, field }: { value: unknown; field: FieldComparison["field"] }) {
  const { t } = useTranslation("versions");
  const format = useFormat();
  if (value === undefined || value === null || value === "") return <span className="pb-quiet">{t("compare.nothing")}</span>;
  if (field?.kind === "media" && typeof value === "string") return <NamedTarget kind="asset" id={value} />;
  if (field?.kind === "reference" && typeof value === "string") return <NamedTarget kind="entry" id={value} />;
  if (field?.kind === "select") return <bdi>{field.options.find((option) => option.value === value)?.label ?? String(value)}</bdi>;
  if (typeof value === "boolean") return t(value ? "compare.yes" : "compare.no");
  if (typeof value === "number") return format.number(value);
  if (typeof value === "object") return <DateOrJson value={value} />;
  return <InTextLanguage as="bdi">{String(value)}</InTextLanguage>;
}

function DateOrJson({ value }: { value: object }) {
  const format = useFormat();
  const instant = "instant" in value && typeof value.instant === "string" ? value.instant : null;
  return instant === null ? <code className="cmp-json">{JSON.stringify(value, null, 2)}</code> : <bdi>{format.full(instant)}</bdi>;
}

function InnerFields({ fields, side }: { fields: readonly FieldComparison[]; side: ShownSide }) {
  const shown = fields.some((field) => field.isChanged) ? fields.filter((field) => field.isChanged) : fields;
  return (
    <dl className="cmp-inner">
      {shown.map((inner) => (
        <Fragment key={inner.key}>
          <dt>{inner.label}</dt>
          <dd>
            <FieldSide compared={inner} side={side} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Rows({ rows, side }: { rows: readonly RowComparison[]; side: ShownSide }) {
  const { t } = useTranslation("versions");
  const changed = rows.filter((row) => row.kind !== "same" || row.isMoved);
  const unchanged = rows.length - changed.length;
  return (
    <div className="cmp-rows">
      {changed
        .filter((row) => (side === "before" ? row.kind !== "added" : side === "after" ? row.kind !== "removed" : true))
        .map((row) => (
          <div key={row.id} className={`cmp-row cmp-block-${row.kind}`}>
            <p className="cmp-notes">
              <span>{t("compare.row", { number: rows.indexOf(row) + 1 })}</span>
              {row.isMoved && <span>{t("compare.movedHere")}</span>}
              {row.kind === "added" && <span>{t("compare.added")}</span>}
              {row.kind === "removed" && <span>{t("compare.removed")}</span>}
            </p>
            {row.kind !== "same" && <InnerFields fields={row.fields} side={row.kind === "changed" ? side : "both"} />}
          </div>
        ))}
      {unchanged > 0 && <p className="pb-small pb-quiet">{t("compare.unchangedRows", { count: unchanged })}</p>}
    </div>
  );
}
