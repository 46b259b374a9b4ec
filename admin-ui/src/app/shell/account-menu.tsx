import { Menu, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { callApi } from "../../platform/api-client.ts";
import { useMe } from "../../platform/use-me.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { LanguageChoice } from "./language-choice.tsx";

/** Me: who I am here, light or dark, the admin's language, sign out. */
export function AccountMenu() {
  const { t } = useTranslation("app");
  const { actor, user } = useMe();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu width={260} closeOnItemClick>
      <Menu.Target>
        <button type="button" className="shell-account" aria-label={t("account.label", { name: actor.name })}>
          <Avatar id={actor.id} name={actor.name} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="shell-account-head">
          <b>
            <bdi>{actor.name}</bdi>
          </b>
          <div className="pb-small pb-quiet">
            <bdi dir="ltr">{user?.email}</bdi>
          </div>
        </div>
        <Menu.Divider />
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
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser aria-hidden size={16} />} onClick={() => void navigate("/settings/account")}>
          {t("account.mine")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout aria-hidden size={16} className="pb-flip" />} onClick={() => void signOut()}>
          {t("account.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Leaves nothing behind in memory: the page starts anew at the sign-in. */
async function signOut(): Promise<void> {
  await callApi("DELETE", "/session", null, { isSignIn: true }).catch(() => undefined);
  window.location.assign("/");
}
