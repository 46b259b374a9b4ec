import type { Grant } from "@pressbox/shared/identity/identity.permissions.ts";
import type { UserView } from "@pressbox/shared/identity/identity.schema.ts";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../platform/api-client.ts";
import { useFieldProblem } from "../../platform/i18n/field-problem.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useChangeUser, useCreateUser } from "../identity.mutations.ts";
import { GrantsField, type ScopeChoices } from "./grants-field.tsx";

/** A new person, or a change of one. */
export function PersonDialog({ user, scopes, onClose }: { user: UserView | null; scopes: ScopeChoices; onClose: () => void }) {
  const { t, i18n } = useTranslation(["identity", "ui"]);
  const explain = useProblemText();
  const fieldProblem = useFieldProblem();
  const create = useCreateUser();
  const change = useChangeUser();
  const [grants, setGrants] = useState<Grant[]>(user?.grants ?? [{ role: "editor", contentType: "*", locale: "*" }]);
  const error = create.error ?? change.error;
  const emailProblem = error instanceof ApiProblem && error.code === "identity.email_taken" ? explain(error).text : fieldProblem(error, "email");
  const isAtField = emailProblem !== undefined || (error instanceof ApiProblem && error.errors.length > 0);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const name = String(values.get("name")).trim();
    const password = String(values.get("password"));
    const done = (text: string) => () => {
      showToast({ tone: "done", text });
      onClose();
    };
    if (user === null)
      create.mutate(
        { name, email: String(values.get("email")), password, grants, uiLocale: i18n.language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        { onSuccess: done(t("people.added", { name })) },
      );
    else change.mutate({ user, changes: { name, grants, ...(password === "" ? {} : { password }) } }, { onSuccess: done(t("people.saved", { name })) });
  }

  return (
    <Dialog title={user === null ? t("people.add") : t("people.change", { name: user.name })} isOpen onClose={onClose} size={600}>
      <form className="pb-form" onSubmit={submit} noValidate>
        {error !== null && !isAtField && <Notice tone="problem">{explain(error).text}</Notice>}
        <TextField
          label={t("people.name")}
          name="name"
          defaultValue={user?.name}
          required
          maxLength={200}
          dir="auto"
          autoComplete="off"
          data-autofocus
          problem={fieldProblem(error, "name")}
        />
        {user === null ? (
          <TextField label={t("people.email")} name="email" type="email" required maxLength={254} dir="ltr" autoComplete="off" problem={emailProblem} />
        ) : (
          <TextField label={t("people.email")} value={user.email} readOnly dir="ltr" />
        )}
        <GrantsField value={grants} onChange={setGrants} scopes={scopes} problem={fieldProblem(error, "grants")} />
        <TextField
          label={user === null ? t("people.password") : t("people.newPassword")}
          name="password"
          type="password"
          required={user === null}
          minLength={12}
          maxLength={200}
          dir="ltr"
          autoComplete="new-password"
          help={user === null ? t("account.nextHelp") : t("people.newPasswordHelp")}
          problem={fieldProblem(error, "password")}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button type="submit" tone="primary" isBusy={create.isPending || change.isPending}>
            {user === null ? t("people.add") : t("people.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
