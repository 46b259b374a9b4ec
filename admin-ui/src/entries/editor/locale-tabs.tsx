import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { StatusIcon } from "../../ui/status-chip.tsx";
import { entryPath } from "../entries.paths.ts";
import { entryQuery } from "../variants.queries.ts";
import { useEditor } from "./editor-context.tsx";

/** Parameters that name versions, blocks and threads of one language: in another one they would lead astray. */
const ofOneLanguage = ["compare", "blame", "thread"];

/** The languages of the entry, each with where it stands. */
export function LocaleTabs() {
  const { t } = useTranslation("entries");
  const { entryId, locales, locale } = useEditor();
  const format = useFormat();
  const { search } = useLocation();
  const { data: entry } = useQuery(entryQuery(entryId));
  const kept = (code: string): string => {
    const next = new URLSearchParams(search);
    for (const name of ofOneLanguage) next.delete(name);
    if (next.get("beside") === code) next.set("beside", locale.code);
    return next.size > 0 ? `?${next}` : "";
  };
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const tabs = row.current!;
    const show = (): void => tabs.querySelector(`[aria-current="page"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    // The row gets narrower when something opens beside the text.
    const width = new ResizeObserver(show);
    width.observe(tabs);
    return () => width.disconnect();
  }, []);
  return (
    <nav ref={row} className="ed-locales" aria-label={t("editor.languages.title")}>
      {locales.map((each) => {
        const status = entry?.variants.find((variant) => variant.locale === each.code)?.status ?? "missing";
        return (
          <NavLink key={each.code} to={`${entryPath(entryId, each.code)}${kept(each.code)}`} className="ed-locale" title={t(`status.${status}`)}>
            <StatusIcon tone={status} size={16} />
            {format.languageName(each.code)}
            <span className="pb-visually-hidden">, {t(`status.${status}`)}</span>
          </NavLink>
        );
      })}
    </nav>
  );
}
