import { useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { clearSavedCopies, unsavedOnDevice } from "../../entries/draft/copies-on-device.ts";
import { callApi } from "../../platform/api-client.ts";
import { useMe } from "../../platform/use-me.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ConfirmDialog, fetchDialogsAhead } from "../../ui/dialog.tsx";
import { Popup } from "../../ui/menu.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { LanguageChoice } from "./language-choice.tsx";

/** Me: who I am here, light or dark, the admin's language, sign out. */
export function AccountMenu() {
  const { t } = useTranslation("app");
  const { actor, user } = useMe();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [kept, setKept] = useState(0);
  const askToSignOut = async (): Promise<void> => {
    const unsaved = await unsavedOnDevice(actor.id).catch(() => 0);
    if (unsaved > 0) setKept(unsaved);
    else await signOut(actor.id);
  };
  return (
    <>
      <ConfirmDialog
        title={t("account.keptTitle")}
        confirmLabel={t("account.signOutAnyway")}
        isOpen={kept > 0}
        onConfirm={() => void signOut(actor.id)}
        onClose={() => setKept(0)}
      >
        {t("account.kept", { count: kept })}
      </ConfirmDialog>
      <Popup
        width={272}
        className="shell-account-menu"
        label={t("account.mine")}
        trigger={
          <button
            type="button"
            className="shell-account"
            title={t("account.label", { name: actor.name })}
            onPointerEnter={fetchDialogsAhead}
            onFocus={fetchDialogsAhead}
          >
            <Avatar id={actor.id} name={actor.name} />
            <span className="pb-visually-hidden">{t("account.mine")}</span>
          </button>
        }
      >
        {(close) => (
          <>
            <div className="shell-account-head">
              <b>
                <bdi>{actor.name}</bdi>
              </b>
              <div className="pb-small pb-quiet">
                <bdi dir="ltr">{user?.email}</bdi>
              </div>
            </div>
            <div className="shell-account-choice">
              <span className="pb-label">{t("account.theme")}</span>
              <Segmented
                label={t("account.theme")}
                value={colorScheme}
                onChange={setColorScheme}
                options={[
                  { value: "auto", label: t("account.themes.auto") },
                  { value: "light", label: t("account.themes.light") },
                  { value: "dark", label: t("account.themes.dark") },
                ]}
              />
            </div>
            <LanguageChoice />
            <div className="shell-account-acts">
              <button
                type="button"
                onClick={() => {
                  close();
                  void navigate("/settings/account");
                }}
              >
                <IconUser aria-hidden size={16} />
                {t("account.mine")}
              </button>
              <button
                type="button"
                onClick={() => {
                  close();
                  void askToSignOut();
                }}
              >
                <IconLogout aria-hidden size={16} className="pb-flip" />
                {t("account.signOut")}
              </button>
            </div>
          </>
        )}
      </Popup>
    </>
  );
}

/** Leaves nothing behind, in memory or on the device, but work that the server does not have: the page starts anew at the sign-in. */
async function signOut(userId: string): Promise<void> {
  await clearSavedCopies(userId).catch(() => undefined);
  await callApi("DELETE", "/session", null, { isSignIn: true }).catch(() => undefined);
  window.location.assign("/");
}
