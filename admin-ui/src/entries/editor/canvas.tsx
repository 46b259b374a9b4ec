import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { useTranslation } from "react-i18next";
import { BodyEditor } from "./body-editor.tsx";
import { HeroControl } from "./controls/hero-control.tsx";
import { SharedText } from "./controls/shared-text.tsx";
import { layOut, useEditor, useFieldDraft } from "./editor-context.tsx";
import { FieldMarks } from "./field-marks.tsx";
import { useProblemsAt } from "./field-problems.ts";
import { FieldsPanel } from "./fields-panel.tsx";
import { PageProblems } from "./page-problems.tsx";

/** The page as readers will see it, and the place where it is written. */
export function Canvas({ isMain }: { isMain: boolean }) {
  const { definition, locale } = useEditor();
  const { title, standFirst, hero, bodies } = layOut(definition);
  return (
    <div className={`ed-canvas${isMain ? " ed-canvas-main" : ""}`} lang={locale.code} dir={locale.direction}>
      <article className={`ed-page${bodies.length === 0 ? " ed-page-form" : ""}`}>
        <PageText field={title} className="ed-headline" isHeadline />
        {standFirst && <PageText field={standFirst} className="ed-stand-first" />}
        {hero && (
          <div className="ed-place">
            <HeroControl field={hero} />
            <FieldMarks field={hero} />
          </div>
        )}
        {bodies.length === 0 && isMain && <FieldsPanel />}
        {bodies.map((body) => (
          <PageBody key={body.key} field={body} hasLabel={bodies.length > 1} isMain={isMain} />
        ))}
      </article>
    </div>
  );
}

function PageText({ field, className, isHeadline = false }: { field: Field; className: string; isHeadline?: boolean }) {
  const { locale } = useEditor();
  const needed = useNeededMark(field);
  const { draft, canWrite } = useFieldDraft(field);
  const problems = useProblemsAt(`fields.${field.key}`);
  return (
    <div className="ed-place" data-field={field.key}>
      <div {...(isHeadline ? { role: "heading", "aria-level": 1 } : {})}>
        <SharedText
          draft={draft}
          field={field}
          canWrite={canWrite}
          isMultiline
          isOneParagraph={isHeadline}
          className={`ed-page-text ${className}`}
          aria-label={field.label}
          placeholder={`${field.label}${needed}`}
          {...(field.required ? { "aria-required": true } : {})}
          dir={locale.direction}
          {...(problems.length > 0 ? { "aria-invalid": true } : {})}
        />
      </div>
      <FieldMarks field={field} />
      <PageProblems problems={problems} />
    </div>
  );
}

function PageBody({ field, hasLabel, isMain }: { field: Extract<Field, { kind: "rich-text" }> | Field; hasLabel: boolean; isMain: boolean }) {
  const { t } = useTranslation("entries");
  const needed = useNeededMark(field);
  const { draft, canWrite } = useFieldDraft(field);
  const problems = useProblemsAt(`fields.${field.key}`);
  return (
    <section data-field={field.key} aria-label={field.label}>
      {hasLabel && (
        <div className="ed-place">
          <h2 className="ed-body-label">{field.label}</h2>
          <FieldMarks field={field} />
        </div>
      )}
      <BodyEditor draft={draft} field={field} canWrite={canWrite} placeholder={isMain ? `${t("editor.body.placeholder")}${needed}` : ""} />
      <PageProblems problems={problems} />
    </section>
  );
}

/** What an empty place of the page says where publishing wants it filled. */
function useNeededMark(field: Field): string {
  const { t } = useTranslation("entries");
  return field.required ? ` ${t("editor.field.required")}` : "";
}
