import { IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { uiLanguages } from "../../platform/i18n/languages.ts";
import { BrandMark } from "../../ui/brand-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/panel.tsx";
import { FirstAdministratorForm } from "../components/first-administrator-form.tsx";
import { SignInForm } from "../components/sign-in-form.tsx";
import "./sign-in-page.css";

export interface SignInPageProps {
  isFirstVisit: boolean;
  isUnreachable: boolean;
  onSignedIn: () => Promise<void>;
}

/** The whole page before somebody is signed in. Own styles only: Mantine comes with the application. */
export function SignInPage({ isFirstVisit, isUnreachable, onSignedIn }: SignInPageProps) {
  const { t, i18n } = useTranslation("identity");
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <BrandMark />
          Pressbox
        </div>
        {isUnreachable ? (
          <EmptyState
            icon={<IconPlugConnectedX size={36} stroke={1.5} />}
            title={t("signIn.unreachableTitle")}
            isPage
            action={
              <Button tone="primary" size="large" onClick={() => window.location.reload()}>
                {t("signIn.tryAgain")}
              </Button>
            }
          >
            {t("signIn.unreachableText")}
          </EmptyState>
        ) : isFirstVisit ? (
          <FirstAdministratorForm onDone={onSignedIn} />
        ) : (
          <>
            <h1>{t("signIn.title")}</h1>
            <SignInForm onSignedIn={onSignedIn} />
            <p className="pb-small pb-quiet">{t("signIn.forgotten")}</p>
          </>
        )}
      </div>
      <nav className="sign-in-languages" aria-label={t("signIn.language")}>
        {uiLanguages.map((language) => (
          <button
            key={language.code}
            type="button"
            lang={language.code}
            aria-pressed={i18n.language === language.code}
            onClick={() => void i18n.changeLanguage(language.code)}
          >
            {language.name}
          </button>
        ))}
      </nav>
    </main>
  );
}
