import { useTranslation } from "react-i18next";
import { FieldControl } from "./controls/field-control.tsx";
import { layOut, useEditor } from "./editor-context.tsx";

/** Everything of the entry that is not on the page itself. */
export function FieldsPanel() {
  const { t } = useTranslation("entries");
  const { definition, canWriteOwn, canWriteShared } = useEditor();
  const { form } = layOut(definition);
  const isPartly = canWriteOwn && !canWriteShared && form.some((field) => !field.localized);
  return (
    <section className="ed-fields" aria-label={t("editor.fields.title")}>
      <h2 className="ed-section-title">{t("editor.fields.title")}</h2>
      {isPartly && <p className="ed-fields-note pb-small pb-quiet">{t("editor.fields.sharedNote")}</p>}
      {form.map((field) => (
        <FieldControl key={field.key} field={field} />
      ))}
    </section>
  );
}
