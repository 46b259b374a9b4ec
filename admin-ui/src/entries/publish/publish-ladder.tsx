import { IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { publishProgressQuery } from "../variants.queries.ts";

/** How far the last publish has got: committed, served to readers and, where a CDN stands in front, purged there. Each rung says how long it took. */
export function PublishLadder() {
  const { t } = useTranslation("entries");
  const { entryId, locale, variant } = useEditor();
  const format = useFormat();
  const { data: progress } = useQuery({ ...publishProgressQuery(entryId, locale.code, variant.live?.sequence ?? 0), enabled: variant.live !== null });
  if (variant.live === null || progress === undefined) return null;
  const { hasCdn } = progress;
  const visibleWords = hasCdn
    ? (["editor.ladder.visible", "editor.ladder.visibleSoon"] as const)
    : (["editor.ladder.readers", "editor.ladder.readersSoon"] as const);
  const after = (at: string | null): string =>
    at === null
      ? ""
      : `+${format.number((Date.parse(at) - Date.parse(progress.committedAt)) / 1000, { style: "unit", unit: "second", unitDisplay: "narrow", maximumFractionDigits: 1 })}`;
  return (
    <section className="ed-panel-part">
      <h3 className="ed-panel-title">
        {t("editor.ladder.title")}
        <span className="pb-quiet pb-small pb-num">
          <bdi>{t("editor.ladder.version", { number: variant.live.version })}</bdi>
        </span>
      </h3>
      <ol className="ed-ladder">
        <Rung isDone words={t("editor.ladder.committed")} aside={format.clockWithSeconds(progress.committedAt)} />
        <Rung isDone={progress.visibleAt !== null} words={t(visibleWords[progress.visibleAt === null ? 1 : 0])} aside={after(progress.visibleAt)} />
        {hasCdn && (
          <Rung
            isDone={progress.visibleAt !== null && progress.purgesPending === 0}
            words={
              progress.visibleAt !== null && progress.purgesPending === 0
                ? t("editor.ladder.purged")
                : t("editor.ladder.purging", { count: progress.purgesPending })
            }
            aside={after(progress.purgedAt)}
          />
        )}
      </ol>
      <a
        className="pb-link pb-small ed-live-address"
        href={`/delivery/v1/${encodeURIComponent(locale.code)}/entries/${entryId}`}
        target="_blank"
        rel="noreferrer"
      >
        <bdi dir="ltr">{readableAddress(variant.live.url)}</bdi>
      </a>
    </section>
  );
}

/** `/ar/فوز` instead of `/ar/%D9%81…`; an address that is no valid encoding stays as it is. */
function readableAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function Rung({ isDone, words, aside }: { isDone: boolean; words: string; aside: string }) {
  const Icon = isDone ? IconCircleCheckFilled : IconCircleDashed;
  return (
    <li {...(isDone ? { "data-done": true } : {})}>
      <Icon aria-hidden size={16} />
      <span>{words}</span>
      <bdi className="pb-small pb-quiet pb-num">{aside}</bdi>
    </li>
  );
}
