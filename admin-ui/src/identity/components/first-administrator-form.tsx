import { IconAlertCircle } from "@tabler/icons-react";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem, callApi } from "../../platform/api-client.ts";
import { useFieldProblem } from "../../platform/i18n/field-problem.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";

/** First visit of an installation without people. */
export function FirstAdministratorForm({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation("identity");
  const explain = useProblemText();
  const fieldProblem = useFieldProblem();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    try {
      const body = { email: values.get("email"), name: values.get("name"), password: values.get("password") };
      await callApi("POST", "/setup/administrator", null, { body, isSignIn: true });
      await onDone();
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  const isAtFields = problem instanceof ApiProblem && problem.errors.length > 0;
  return (
    <>
      <div>
        <h1>{t("setup.title")}</h1>
        <p className="pb-muted">{t("setup.text")}</p>
      </div>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {problem !== null && !isAtFields && (
          <Notice tone="problem" icon={<IconAlertCircle aria-hidden size={16} />}>
            {explain(problem).text}
          </Notice>
        )}
        <TextField label={t("setup.name")} name="name" autoComplete="name" required autoFocus problem={fieldProblem(problem, "name")} />
        <TextField label={t("signIn.email")} name="email" type="email" autoComplete="username" required dir="ltr" problem={fieldProblem(problem, "email")} />
        <TextField
          label={t("signIn.password")}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          dir="ltr"
          help={t("setup.passwordHelp")}
          problem={fieldProblem(problem, "password")}
        />
        <Button type="submit" tone="primary" size="large" isBusy={isBusy}>
          {t("setup.submit")}
        </Button>
      </form>
    </>
  );
}
