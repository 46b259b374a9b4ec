import { IconAlertCircle } from "@tabler/icons-react";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem, callApi } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";

export interface SignInFormProps {
  onSignedIn: () => Promise<void>;
  /** Known when a session ended: the same person signs in again. */
  email?: string;
}

/** E-mail and password. A throttled person sees the seconds run down; what was typed stays. */
export function SignInForm({ onSignedIn, email }: SignInFormProps) {
  const { t } = useTranslation("identity");
  const explain = useProblemText();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const waitSeconds = useCountdown(problem instanceof ApiProblem && problem.status === 429 ? Number(problem.details["retryAfterSeconds"] ?? 30) : 0, problem);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    try {
      await callApi("POST", "/session", null, { body: { email: values.get("email"), password: values.get("password") }, isSignIn: true });
      await onSignedIn();
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
      password.current?.select();
    }
  }

  return (
    <form className="pb-form" onSubmit={(event) => void submit(event)}>
      {problem !== null && (waitSeconds > 0 || !(problem instanceof ApiProblem && problem.status === 429)) && (
        <Notice tone="problem" icon={<IconAlertCircle aria-hidden size={16} />}>
          {waitSeconds > 0 ? t("signIn.wait", { count: waitSeconds }) : explain(problem).text}
        </Notice>
      )}
      <TextField
        label={t("signIn.email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        dir="ltr"
        defaultValue={email}
        readOnly={email !== undefined}
        autoFocus={email === undefined}
      />
      <TextField
        ref={password}
        label={t("signIn.password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        dir="ltr"
        autoFocus={email !== undefined}
        data-autofocus={email !== undefined || undefined}
      />
      <Button type="submit" tone="primary" size="large" isBusy={isBusy} disabled={waitSeconds > 0}>
        {isBusy ? t("signIn.busy") : t("signIn.submit")}
      </Button>
    </form>
  );
}

/** Seconds left, from the moment `start` changed. */
function useCountdown(seconds: number, start: unknown): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const endsAt = start === null ? 0 : Date.now() + seconds * 1000;
    const tick = (): void => setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [seconds, start]);
  return left;
}
