import { Spotlight, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.layer.css";
import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconAdjustmentsHorizontal,
  IconBroadcast,
  IconFileText,
  IconHome,
  IconLanguage,
  IconMoon,
  IconPhoto,
  IconPlus,
  IconSearch,
  IconSun,
  IconTrash,
  IconUser,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ContentTypeIcon, contentTypesQuery } from "../../content-types/content-types.public.ts";
import { binPath, contentListPath, entryPath, fewEntriesQuery, NewEntryDialog } from "../../entries/entries.public.ts";
import { useChangeMyLanguage } from "../../identity/identity.public.ts";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { uiLanguages } from "../../platform/i18n/languages.ts";
import { useCan } from "../../platform/use-me.ts";
import { returnFocus, takeKeys } from "./palette-keys.ts";
import "./palette.css";

interface Command {
  readonly id: string;
  readonly group: "entries" | "goTo" | "create" | "look";
  readonly label: string;
  readonly icon: ReactNode;
  readonly note?: string;
  run(): void;
}

/** Search and commands in one field: entries by words, pages, new entries by type, theme and language. */
export function Palette({ openCount }: { openCount: number }) {
  const { t } = useTranslation(["app", "entries"]);
  const [query, setQuery] = useState("");
  const [creating, setCreating] = useState<string | null>(null);
  const commands = usePlainCommands(setCreating);
  const entries = useFoundEntries(query);
  useEffect(() => {
    if (openCount > 0) spotlight.open();
  }, [openCount]);
  // Given up before it was there: the next opening starts afresh.
  useEffect(() => () => spotlight.close(), []);

  function takeOver(): void {
    const typed = takeKeys();
    if (typed !== "") setQuery((query) => query + typed);
  }

  const words = query.trim().toLocaleLowerCase();
  const matching = commands.filter((command) => words === "" || command.label.toLocaleLowerCase().includes(words));
  const groups = [
    { key: "entries", commands: entries },
    ...(["goTo", "create", "look"] as const).map((key) => ({ key, commands: matching.filter((command) => command.group === key) })),
  ].filter((group) => group.commands.length > 0);

  return (
    <>
      <Spotlight.Root
        query={query}
        onQueryChange={setQuery}
        shortcut={null}
        size={600}
        maxHeight={440}
        scrollable
        closeOnActionTrigger
        returnFocus={false}
        onSpotlightClose={returnFocus}
        transitionProps={{ duration: 100 }}
        overlayProps={{ blur: 0 }}
        attributes={{ content: { "aria-label": t("app:palette.placeholder") } }}
      >
        <Spotlight.Search
          placeholder={t("app:palette.placeholder")}
          aria-label={t("app:palette.placeholder")}
          onFocus={takeOver}
          leftSection={<IconSearch aria-hidden size={18} />}
        />
        <Spotlight.ActionsList>
          {groups.map((group) => (
            <Spotlight.ActionsGroup key={group.key} label={t(`app:palette.groups.${group.key as Command["group"]}`)}>
              {group.commands.map((command) => (
                <Spotlight.Action key={command.id} onClick={command.run}>
                  <span className="palette-row">
                    {command.icon}
                    <bdi className="pb-grow pb-truncate">{command.label}</bdi>
                    {command.note !== undefined && <span className="pb-quiet pb-small">{command.note}</span>}
                  </span>
                </Spotlight.Action>
              ))}
            </Spotlight.ActionsGroup>
          ))}
          {groups.length === 0 && <Spotlight.Empty>{t("app:palette.nothing", { query })}</Spotlight.Empty>}
        </Spotlight.ActionsList>
      </Spotlight.Root>
      {creating !== null && <NewEntryDialog contentType={creating} onClose={() => setCreating(null)} />}
    </>
  );
}

/** Entries whose title has the words, a moment after the typing stops. */
function useFoundEntries(query: string): Command[] {
  const [words] = useDebouncedValue(query.trim(), 120);
  const navigate = useNavigate();
  const { locale } = useWorkLocale();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const { data: found = [] } = useQuery({ ...fewEntriesQuery({ q: words }, 8), enabled: words.length > 0, placeholderData: keepPreviousData });
  if (words === "") return [];
  return found.map((entry) => {
    const type = types.find((each) => each.key === entry.contentType);
    const variant = entry.variants.find((each) => each.locale === locale?.code) ?? entry.variants[0];
    return {
      id: `entry-${entry.id}`,
      group: "entries",
      label: variant?.title || entry.title,
      note: type?.definition.label ?? entry.contentType,
      icon: <ContentTypeIcon name={type?.definition.icon ?? ""} />,
      run: () => void navigate(entryPath(entry.id, variant?.locale)),
    };
  });
}

function usePlainCommands(create: (contentType: string) => void): Command[] {
  const { t } = useTranslation("app");
  const can = useCan();
  const navigate = useNavigate();
  const changeMyLanguage = useChangeMyLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const goTo = (id: string, label: string, icon: ReactNode, path: string): Command => ({ id, group: "goTo", label, icon, run: () => void navigate(path) });
  const icon = { "aria-hidden": true, size: 16, className: "pb-quiet" } as const;
  return [
    goTo("home", t("rail.home"), <IconHome {...icon} />, "/"),
    goTo("content", t("rail.content"), <IconFileText {...icon} />, contentListPath()),
    goTo("media", t("rail.media"), <IconPhoto {...icon} />, "/media"),
    ...(can("delivery.read") ? [goTo("delivery", t("rail.delivery"), <IconBroadcast {...icon} />, "/delivery")] : []),
    ...(can("entry.delete") ? [goTo("bin", t("palette.bin"), <IconTrash {...icon} />, binPath())] : []),
    goTo("account", t("account.mine"), <IconUser {...icon} />, "/settings/account"),
    goTo("settings", t("rail.settings"), <IconAdjustmentsHorizontal {...icon} />, "/settings"),
    ...types
      .filter((type) => can("entry.create", { contentType: type.key }))
      .map(
        (type): Command => ({
          id: `create-${type.key}`,
          group: "create",
          label: t("palette.newEntry", { type: type.definition.label }),
          icon: <IconPlus {...icon} />,
          run: () => void loadTexts(["entries"]).then(() => create(type.key)),
        }),
      ),
    { id: "light", group: "look", label: t("palette.light"), icon: <IconSun {...icon} />, run: () => setColorScheme("light") },
    { id: "dark", group: "look", label: t("palette.dark"), icon: <IconMoon {...icon} />, run: () => setColorScheme("dark") },
    ...uiLanguages.map(
      (language): Command => ({
        id: `language-${language.code}`,
        group: "look",
        label: t("palette.language", { language: language.name }),
        icon: <IconLanguage {...icon} />,
        run: () => changeMyLanguage.mutate(language.code),
      }),
    ),
  ];
}
