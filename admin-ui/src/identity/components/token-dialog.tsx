import { type Role, roles } from "@pressbox/shared/identity/identity.permissions.ts";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldProblem } from "../../platform/i18n/field-problem.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { useCreateToken } from "../identity.mutations.ts";
import { type ScopeChoices, ScopeFields } from "./grants-field.tsx";

/** A new token, then its secret, shown this once. */
export function TokenDialog({ scopes, onClose }: { scopes: ScopeChoices; onClose: () => void }) {
  const { t } = useTranslation(["identity", "ui"]);
  const explain = useProblemText();
  const fieldProblem = useFieldProblem();
  const create = useCreateToken();
  const [role, setRole] = useState<Role>("editor");
  const [scope, setScope] = useState({ contentType: "*", locale: "*" });

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    create.mutate({ name: String(values.get("name")), role, ...scope, expiresInDays: Number(values.get("days")) });
  }

  if (create.data !== undefined)
    return (
      <Dialog title={t("tokens.secretTitle")} isOpen onClose={() => undefined}>
        <p className="pb-muted">{t("tokens.secretText", { role: t(`roles.${create.data.role}`) })}</p>
        <Secret value={create.data.secret} />
        <DialogActions>
          <Button tone="primary" onClick={onClose}>
            {t("tokens.done")}
          </Button>
        </DialogActions>
      </Dialog>
    );

  return (
    <Dialog title={t("tokens.add")} isOpen onClose={onClose}>
      <form className="pb-form" onSubmit={submit}>
        {create.error !== null && <Notice tone="problem">{explain(create.error).text}</Notice>}
        <TextField
          label={t("tokens.name")}
          name="name"
          required
          maxLength={200}
          dir="auto"
          autoComplete="off"
          data-autofocus
          help={t("tokens.nameHelp")}
          problem={fieldProblem(create.error, "name")}
        />
        <SelectField label={t("tokens.role")} value={role} onChange={(event) => setRole(event.currentTarget.value as Role)} help={t(`roleNotes.${role}`)}>
          {roles.map((each) => (
            <option key={each} value={each}>
              {t(`roles.${each}`)}
            </option>
          ))}
        </SelectField>
        <div className="form-pair">
          <ScopeFields grant={scope} onChange={(part) => setScope({ ...scope, ...part })} scopes={scopes} areLabelsShown />
        </div>
        <SelectField label={t("tokens.expiresIn")} name="days" defaultValue="90">
          {[7, 30, 90, 180, 366].map((days) => (
            <option key={days} value={days}>
              {t("tokens.days", { count: days })}
            </option>
          ))}
        </SelectField>
        <DialogActions>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button type="submit" tone="primary" isBusy={create.isPending}>
            {t("tokens.create")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Secret({ value }: { value: string }) {
  const { t } = useTranslation("identity");
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="token-secret">
      <code dir="ltr">{value}</code>
      <Button
        icon={isCopied ? <IconCheck aria-hidden size={16} /> : <IconCopy aria-hidden size={16} />}
        onClick={() => void navigator.clipboard.writeText(value).then(() => setIsCopied(true))}
      >
        {isCopied ? t("tokens.copied") : t("tokens.copy")}
      </Button>
    </div>
  );
}
