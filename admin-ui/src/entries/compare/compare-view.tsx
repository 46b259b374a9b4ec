import { compareFields, type FieldComparison } from "@pressbox/shared/entries/compare/compare-fields.ts";
import { IconArrowDown, IconArrowUp, IconRestore, IconX } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePreference } from "../../platform/preferences.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Check } from "../../ui/field.tsx";
import { Notice, Skeleton } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useReturnedFocus } from "../../ui/use-returned-focus.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { type Comparison, useComparison } from "./compare-address.ts";
import { ComparedField } from "./compared-field.tsx";
import { RestoreFields, restorableSide, useCanRestore } from "./restore-fields.tsx";
import { SidePicker } from "./side-picker.tsx";
import { useChangeSteps } from "./use-change-steps.ts";
import { comparedFields, useComparedSide } from "./use-compared-sides.ts";
import "./compare.css";

/** Two states of the entry over the page: what changed first, what stayed folded, and the way back. */
export function CompareView() {
  const [comparison, setComparison] = useComparison();
  return comparison === null ? null : <Opened comparison={comparison} onChange={setComparison} />;
}

function Opened({ comparison, onChange }: { comparison: Comparison; onChange: (next: Comparison | null) => void }) {
  const { t } = useTranslation("versions");
  const [chosenLayout, setLayout] = usePreference("compare-layout", "columns");
  // Two columns of a phone are none.
  const layout = isNarrow() ? "inline" : chosenLayout;
  const [asked, setAsked] = useState<readonly FieldComparison[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { fields, error } = useComparedFields(comparison);
  const root = useRef<HTMLElement>(null);
  const steps = useChangeSteps(root, comparison, fields, () => onChange(null));
  const canRestore = useCanRestore();
  const changed = fields?.filter((field) => field.isChanged) ?? [];
  const restorable = restorableSide(comparison) === null ? [] : changed.filter(canRestore);
  const picked = restorable.filter((field) => chosen.has(field.key));
  useReturnedFocus(root, '.ed-locale[aria-current="page"]');
  return (
    <section ref={root} className="cmp" aria-label={t("compare.title")} tabIndex={-1}>
      <header className="cmp-head">
        <SidePicker comparison={comparison} side="from" onChange={onChange} />
        <SidePicker comparison={comparison} side="to" onChange={onChange} />
        <span className="pb-wide-only">
          <Segmented
            label={t("compare.layout")}
            value={layout}
            onChange={setLayout}
            options={[
              { value: "columns", label: t("compare.columns") },
              { value: "inline", label: t("compare.inline") },
            ]}
          />
        </span>
        <span className="pb-grow" />
        <span className="pb-small pb-quiet pb-num" role="status">
          {fields !== undefined && (steps.at === 0 ? t("compare.changes", { count: steps.total }) : t("compare.at", { at: steps.at, total: steps.total }))}
        </span>
        <IconButton label={t("compare.previous")} disabled={steps.total === 0} onClick={() => steps.go(-1)}>
          <IconArrowUp aria-hidden size={18} />
        </IconButton>
        <IconButton label={t("compare.next")} disabled={steps.total === 0} onClick={() => steps.go(1)}>
          <IconArrowDown aria-hidden size={18} />
        </IconButton>
        {restorable.length > 0 && (
          <Button icon={<IconRestore aria-hidden size={16} />} onClick={() => setAsked(picked.length > 0 ? picked : restorable)}>
            {picked.length > 0 ? t("restore.chosen", { count: picked.length }) : t("restore.all")}
          </Button>
        )}
        <IconButton label={t("compare.close")} onClick={() => onChange(null)}>
          <IconX aria-hidden size={18} />
        </IconButton>
      </header>
      <div className={`cmp-body cmp-as-${layout}`}>
        {error !== null && <Notice tone="problem">{t("compare.cannot")}</Notice>}
        {fields === undefined && error === null && <Skeleton height={160} />}
        {fields !== undefined && changed.length === 0 && <p className="cmp-same">{t("compare.same")}</p>}
        {changed.map((field) => (
          <section key={field.key} className="cmp-field" aria-label={field.label}>
            <h3 className="cmp-field-head">
              {restorable.length > 1 && restorable.includes(field) && (
                <Check
                  label={t("restore.choose", { field: field.label })}
                  checked={chosen.has(field.key)}
                  onChange={(event) => setChosen(withKey(chosen, field.key, event.currentTarget.checked))}
                />
              )}
              <bdi>{field.label}</bdi>
              {field.field === null && <span className="pb-small pb-quiet">{t("compare.unknownField")}</span>}
              <span className="pb-grow" />
              {restorable.includes(field) && (
                <Button size="small" tone="ghost" icon={<IconRestore aria-hidden size={14} />} onClick={() => setAsked([field])}>
                  {t("restore.field")}
                  <span className="pb-visually-hidden">{field.label}</span>
                </Button>
              )}
            </h3>
            <ComparedField compared={field} isInColumns={layout === "columns"} />
          </section>
        ))}
        <Unchanged fields={fields?.filter((field) => !field.isChanged) ?? []} isInColumns={layout === "columns"} />
      </div>
      <RestoreFields
        comparison={comparison}
        fields={asked}
        onDone={() => {
          setAsked(null);
          setChosen(new Set());
        }}
      />
    </section>
  );
}

const isNarrow = (): boolean => window.matchMedia("(width <= 900px)").matches;

function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}

/** Fields that are the same, in one line until somebody wants to read them. */
function Unchanged({ fields, isInColumns }: { fields: readonly FieldComparison[]; isInColumns: boolean }) {
  const { t } = useTranslation("versions");
  const [isOpen, setIsOpen] = useState(false);
  if (fields.length === 0) return null;
  if (!isOpen)
    return (
      <div className="cmp-fold">
        <Button tone="ghost" size="small" aria-expanded={false} onClick={() => setIsOpen(true)}>
          {t("compare.unchangedFields", { count: fields.length })}
        </Button>
      </div>
    );
  return fields.map((field) => (
    <section key={field.key} className="cmp-field" aria-label={field.label}>
      <h3 className="cmp-field-head">
        <bdi>{field.label}</bdi>
      </h3>
      <ComparedField compared={field} isInColumns={isInColumns} />
    </section>
  ));
}

function useComparedFields(comparison: Comparison): { fields: readonly FieldComparison[] | undefined; error: Error | null } {
  const { definition, locale } = useEditor();
  const [from, to] = [useComparedSide(comparison, comparison.from), useComparedSide(comparison, comparison.to)];
  const part = useMemo(() => comparedFields(comparison, definition.fields), [comparison, definition.fields]);
  const fields = useMemo(() => {
    if (from.fields === undefined || to.fields === undefined) return undefined;
    const known = new Set(part.map((field) => field.key));
    const others = new Set(definition.fields.filter((field) => !known.has(field.key)).map((field) => field.key));
    const only = (values: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(values).filter(([key]) => !others.has(key)));
    return compareFields({ ...definition, fields: part }, only(from.fields), only(to.fields), locale.code);
  }, [from.fields, to.fields, part, definition, locale.code]);
  return { fields, error: from.error ?? to.error };
}
