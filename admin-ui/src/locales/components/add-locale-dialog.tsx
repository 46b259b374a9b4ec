import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../platform/api-client.ts";
import { useFieldProblem } from "../../platform/i18n/field-problem.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useAddLocale } from "../locales.mutations.ts";

/** A BCP 47 tag; what it means is shown while it is typed. */
export function AddLocaleDialog({ locales, onClose }: { locales: readonly Locale[]; onClose: () => void }) {
  const { t } = useTranslation(["locales", "ui"]);
  const format = useFormat();
  const explain = useProblemText();
  const fieldProblem = useFieldProblem();
  const add = useAddLocale();
  const [code, setCode] = useState("");
  const known = canonicalTag(code.trim());
  const codeProblem =
    fieldProblem(add.error, "code") ?? (add.error instanceof ApiProblem && add.error.code === "locales.exists" ? explain(add.error).text : undefined);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const fallback = String(new FormData(event.currentTarget).get("fallback"));
    add.mutate(
      { code: code.trim(), ...(fallback === "" ? {} : { fallback }) },
      {
        onSuccess(locale) {
          showToast({ tone: "done", text: t("added", { name: format.languageName(locale.code) }) });
          onClose();
        },
      },
    );
  }

  return (
    <Dialog title={t("add")} isOpen onClose={onClose} size={420}>
      <form className="pb-form" onSubmit={submit}>
        {add.error !== null && codeProblem === undefined && <Notice tone="problem">{explain(add.error).text}</Notice>}
        <TextField
          label={t("code")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          required
          maxLength={35}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          help={known === null ? t("codeHelp") : <b>{format.languageName(known)}</b>}
          problem={codeProblem}
        />
        <SelectField label={t("fallback")} name="fallback" defaultValue={locales.find((locale) => locale.isSource)?.code ?? ""}>
          <option value="">{t("fallbackNone")}</option>
          {locales.map((locale) => (
            <option key={locale.code} value={locale.code}>
              {format.languageName(locale.code)}
            </option>
          ))}
        </SelectField>
        <DialogActions>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button type="submit" tone="primary" isBusy={add.isPending}>
            {t("create")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function canonicalTag(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? null;
  } catch {
    return null;
  }
}
