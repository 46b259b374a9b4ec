import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { NotificationSettingsPanel } from "../../notifications/notifications.public.ts";
import { useFieldProblem } from "../../platform/i18n/field-problem.ts";
import { uiLanguages } from "../../platform/i18n/languages.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useMe } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { Notice, Panel } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { SessionsPanel } from "../components/sessions-panel.tsx";
import { useChangeMe } from "../identity.mutations.ts";
import "./settings-forms.css";

/** My name, language and zone, my password, where I am signed in. */
export function AccountPage() {
  const { t } = useTranslation("identity");
  const { user } = useMe();
  return (
    <ScrollPage width="form">
      <PageCrumbs items={[{ label: t("settings.title"), to: "/settings" }, { label: t("account.title") }]} />
      <PageHead title={t("account.title")} />
      {user === null ? <p className="pb-muted">{t("account.tokenText")}</p> : <ProfilePanel />}
      {user !== null && <NotificationSettingsPanel />}
      {user !== null && <PasswordPanel />}
      {user !== null && <SessionsPanel />}
    </ScrollPage>
  );
}

function ProfilePanel() {
  const { t } = useTranslation("identity");
  const { user } = useMe();
  const explain = useProblemText();
  const fieldProblem = useFieldProblem();
  const change = useChangeMe();
  if (user === null) return null;

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    change.mutate(
      { name: String(values.get("name")), uiLocale: String(values.get("uiLocale")), timeZone: String(values.get("timeZone")) },
      { onSuccess: () => showToast({ tone: "done", text: t("account.saved") }) },
    );
  }

  return (
    <Panel>
      <form className="settings-form" onSubmit={submit} key={user.revision}>
        {change.error !== null && <Notice tone="problem">{explain(change.error).text}</Notice>}
        <TextField
          label={t("account.name")}
          name="name"
          defaultValue={user.name}
          required
          maxLength={200}
          dir="auto"
          autoComplete="name"
          problem={fieldProblem(change.error, "name")}
        />
        <TextField label={t("account.email")} value={user.email} readOnly dir="ltr" help={t("account.emailHelp")} />
        <SelectField label={t("account.language")} name="uiLocale" defaultValue={user.uiLocale}>
          {uiLanguages.map((language) => (
            <option key={language.code} value={language.code}>
              {language.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("account.timeZone")}
          name="timeZone"
          defaultValue={user.timeZone}
          help={t("account.timeZoneHelp")}
          problem={fieldProblem(change.error, "timeZone")}
        >
          {[...new Set(["UTC", user.timeZone, ...Intl.supportedValuesOf("timeZone")])].map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <div>
          <Button type="submit" tone="primary" isBusy={change.isPending}>
            {t("account.save")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function PasswordPanel() {
  const { t } = useTranslation("identity");
  const explain = useProblemText();
  const fieldProblem = useFieldProblem();
  const change = useChangeMe();
  const [round, setRound] = useState(0);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    change.mutate(
      { password: { current: String(values.get("current")), next: String(values.get("next")) } },
      {
        onSuccess() {
          setRound(round + 1);
          showToast({ tone: "done", text: t("account.passwordChanged") });
        },
      },
    );
  }

  const currentProblem = fieldProblem(change.error, "password.current");
  const nextProblem = fieldProblem(change.error, "password.next");
  return (
    <Panel title={t("account.passwordTitle")}>
      <form className="settings-form" onSubmit={submit} key={round} noValidate>
        {change.error !== null && currentProblem === undefined && nextProblem === undefined && <Notice tone="problem">{explain(change.error).text}</Notice>}
        <TextField label={t("account.current")} name="current" type="password" required autoComplete="current-password" dir="ltr" problem={currentProblem} />
        <TextField
          label={t("account.next")}
          name="next"
          type="password"
          required
          minLength={12}
          maxLength={200}
          autoComplete="new-password"
          dir="ltr"
          help={t("account.nextHelp")}
          problem={nextProblem}
        />
        <div>
          <Button type="submit" isBusy={change.isPending}>
            {t("account.changePassword")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
