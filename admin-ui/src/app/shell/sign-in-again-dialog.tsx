import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { SignInForm } from "../../identity/identity.public.ts";
import { signInGate } from "../../platform/sign-in-gate.ts";
import { meQuery } from "../../platform/use-me.ts";

/** The same person signs in again, in place. */
export function SignInAgainDialog() {
  const { t } = useTranslation("identity");
  const queries = useQueryClient();
  const me = queries.getQueryData(meQuery.queryKey);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t("again.title")}
      size={400}
      attributes={{ header: { role: "none" } }}
    >
      <div className="pb-form sign-in-again">
        <p className="pb-muted">{t("again.text")}</p>
        <SignInForm
          {...(me?.user ? { email: me.user.email } : {})}
          onSignedIn={async () => {
            signInGate.open();
            await queries.invalidateQueries();
          }}
        />
      </div>
    </Modal>
  );
}
