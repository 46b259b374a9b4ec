import type { AssetUse } from "@pressbox/shared/media/media.schema.ts";
import { IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Skeleton } from "../../ui/panel.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { usingEntryPath } from "../media.paths.ts";
import { assetUsesQuery } from "../media.queries.ts";

interface UsingEntry {
  readonly entryId: string;
  readonly title: string;
  readonly locales: readonly string[];
}

/** Entries that show the asset: those that readers see first, then drafts. */
export function AssetUses({ assetId }: { assetId: string }) {
  const { t } = useTranslation("media");
  const { data: uses } = useQuery(assetUsesQuery(assetId));
  const entries = new Set(uses?.map((use) => use.entryId)).size;
  return (
    <section className="asset-section asset-uses">
      <h3>
        {t("detail.uses")}
        {entries > 0 && <span className="pb-quiet pb-small pb-num">{t("detail.usesCount", { count: entries })}</span>}
      </h3>
      {uses === undefined ? <Skeleton width="70%" /> : uses.length === 0 ? <p className="pb-quiet">{t("detail.usesNone")}</p> : <UsesByState uses={uses} />}
    </section>
  );
}

function UsesByState({ uses }: { uses: readonly AssetUse[] }) {
  const { t } = useTranslation("media");
  return (["live", "draft"] as const).map((state) => {
    const entries = byEntry(uses.filter((use) => use.state === state));
    if (entries.length === 0) return null;
    return (
      <div key={state}>
        <div className="asset-uses-head">
          <StatusChip tone={state} label={t(`detail.${state}`)} />
          <span className="pb-quiet pb-small pb-num">{entries.length}</span>
        </div>
        <ul>
          {entries.map((entry) => (
            <li key={entry.entryId} className="asset-use">
              <IconFileText aria-hidden size={14} />
              {entry.title === "" ? (
                <span className="pb-grow pb-quiet">{t("detail.hidden")}</span>
              ) : (
                <Link className="pb-grow pb-truncate" to={usingEntryPath(entry.entryId, entry.locales[0] ?? "*")}>
                  <bdi>{entry.title}</bdi>
                </Link>
              )}
              <span className="asset-use-locales">
                {entry.locales.map((locale) => (
                  <StatusChip key={locale} tone={state} label={t(`detail.${state}`)} code={locale === "*" ? t("detail.shared") : locale.toUpperCase()} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

/** One line an entry, whatever number of its fields point here. */
function byEntry(uses: readonly AssetUse[]): UsingEntry[] {
  const entries = new Map<string, { entryId: string; title: string; locales: string[] }>();
  for (const { entryId, title, locale } of uses) {
    const entry = entries.get(entryId) ?? { entryId, title, locales: [] };
    if (!entry.locales.includes(locale)) entry.locales.push(locale);
    entries.set(entryId, { ...entry, title: entry.title || title });
  }
  return [...entries.values()];
}
