import { createdEntrySchema } from "@pressbox/shared/entries/entries.schema.ts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { contentTypesQuery } from "../../content-types/content-types.public.ts";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { ApiProblem, callApi } from "../../platform/api-client.ts";
import { useFieldProblem } from "../../platform/i18n/field-problem.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { entryPath } from "../entries.paths.ts";
import { invalidateEntryLists } from "../entries.queries.ts";

export interface NewEntryFormProps {
  /** Chosen beforehand, from the palette or a filter. */
  contentType?: string;
  onClose: () => void;
}

/** Type, locale and a title; then the workspace opens. Only what the person may make is offered. */
export function NewEntryForm({ contentType, onClose }: NewEntryFormProps) {
  const { t } = useTranslation(["entries", "ui"]);
  const can = useCan();
  const format = useFormat();
  const navigate = useNavigate();
  const explain = useProblemText();
  const fieldProblem = useFieldProblem();
  const { data: all = [] } = useQuery(contentTypesQuery);
  const { locale: workLocale, locales } = useWorkLocale();
  const types = all.filter((type) => can("entry.create", { contentType: type.key }));
  const [typeKey, setTypeKey] = useState(contentType ?? "");
  const type = types.find((each) => each.key === typeKey) ?? types[0];
  const titleField = type?.definition.fields.find((field) => field.key === type.definition.titleField);
  const create = useMutation({
    mutationFn: ({ locale, title }: { locale: string; title: string }) =>
      callApi("POST", "/entries", createdEntrySchema, {
        body: { type: type?.key, locale, fields: title === "" || titleField === undefined ? {} : { [titleField.key]: title } },
      }),
    onSuccess: async (created, { locale }) => {
      void invalidateEntryLists();
      onClose();
      await navigate(entryPath(created.id, locale));
    },
  });
  const titleProblem = titleField === undefined ? undefined : fieldProblem(create.error, `fields.${titleField.key}`);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    create.mutate({ locale: String(values.get("locale")), title: String(values.get("title") ?? "").trim() });
  }

  return (
    <Dialog title={t("new.title")} isOpen onClose={onClose}>
      <form className="pb-form" onSubmit={submit}>
        {create.error !== null && titleProblem === undefined && <Notice tone="problem">{explain(create.error).text}</Notice>}
        <SelectField
          label={t("new.type")}
          value={type?.key ?? ""}
          onChange={(event) => setTypeKey(event.currentTarget.value)}
          help={type?.definition.description}
        >
          {types.map((each) => (
            <option key={each.key} value={each.key}>
              {each.definition.label}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("new.locale")} name="locale" key={workLocale?.code} defaultValue={workLocale?.code}>
          {locales
            .filter((each) => can("entry.create", { ...(type === undefined ? {} : { contentType: type.key }), locale: each.code }))
            .map((each) => (
              <option key={each.code} value={each.code}>
                {format.languageName(each.code)}
              </option>
            ))}
        </SelectField>
        <TextField
          label={titleField?.label ?? t("new.name")}
          name="title"
          data-autofocus
          autoComplete="off"
          dir="auto"
          maxLength={titleField?.kind === "text" ? titleField.maxLength : 300}
          help={t("new.titleHelp")}
          problem={titleProblem}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button type="submit" tone="primary" isBusy={create.isPending} disabled={type === undefined}>
            {create.error instanceof ApiProblem ? t("new.again") : t("new.submit")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
