import type { VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { IconArrowsDiff, IconHistory, IconUserQuestion } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { dayName } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, Notice, Skeleton } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useBlameAddress } from "../blame/use-blame-address.ts";
import { useComparison } from "../compare/compare-address.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { createVersion, refreshVersions, versionsQuery } from "../versions.queries.ts";
import { type TimelineItem, timelineOf } from "./history-timeline.ts";
import { type FindBefore, HistoryVersion } from "./history-version.tsx";
import { VersionNameForm } from "./version-name-form.tsx";
import "./history.css";

type Part = "own" | "shared";

/** Versions of this language, or of the fields of all languages: who, when, why; held against each other, and back to one of them. */
export function HistoryPanel() {
  const { t } = useTranslation("versions");
  const { locale, definition } = useEditor();
  const format = useFormat();
  const [part, setPart] = useState<Part>("own");
  const hasShared = definition.fields.some((field) => !field.localized);
  return (
    <div className="ed-panel-scroll">
      {hasShared && (
        <section className="ed-panel-part">
          <Segmented
            label={t("history.part")}
            value={part}
            onChange={setPart}
            options={[
              { value: "own", label: format.languageName(locale.code) },
              { value: "shared", label: t("history.shared") },
            ]}
          />
        </section>
      )}
      <Timeline key={part} isShared={part === "shared"} />
    </div>
  );
}

function Timeline({ isShared }: { isShared: boolean }) {
  const { t } = useTranslation("versions");
  const { entryId, locale, definition, variant, own, canWriteOwn, canWriteShared } = useEditor();
  const format = useFormat();
  const code = isShared ? sharedLocale : locale.code;
  const canWrite = isShared ? canWriteShared : canWriteOwn;
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, error, refetch } = useInfiniteQuery(versionsQuery(entryId, code));
  const [, compare] = useComparison();
  const [, askBlame] = useBlameAddress();
  const body = definition.fields.find((field) => field.kind === "rich-text" && field.localized);
  const versions = data?.pages.flatMap((page) => page.items) ?? [];
  const explain = useProblemText();
  const beforeOf = (version: VersionSummary): FindBefore | null => {
    const at = versions.indexOf(version) + 1;
    const known = versions[at];
    if (known !== undefined) return () => Promise.resolve(known.number);
    if (!hasNextPage) return null;
    return async () => (await fetchNextPage()).data?.pages.flatMap((page) => page.items)[at]?.number ?? null;
  };
  useEffect(() => own.onTopic((topic) => topic === "versions" && void refreshVersions(entryId, code)), [own, entryId, code]);
  return (
    <>
      <section className="ed-panel-part his-top">
        {canWrite && <KeepVersion locale={code} />}
        {variant.live !== null && (
          <Button size="small" icon={<IconArrowsDiff aria-hidden size={14} />} onClick={() => compare({ isShared: false, from: "live", to: "draft" })}>
            {t("history.draftAgainstLive")}
          </Button>
        )}
        {!isShared && body !== undefined && (
          <Button size="small" icon={<IconUserQuestion aria-hidden size={14} />} onClick={() => askBlame({ field: body.key, blockIds: [] })}>
            {t("blame.all")}
          </Button>
        )}
      </section>
      <section className="ed-panel-part" aria-label={t("history.title")}>
        {isPending && <Skeleton height={120} />}
        {error !== null && (
          <Notice
            tone="problem"
            action={
              <Button size="small" onClick={() => void refetch()}>
                {t("history.again")}
              </Button>
            }
          >
            {explain(error).text}
          </Notice>
        )}
        {data !== undefined && versions.length === 0 && (
          <EmptyState icon={<IconHistory size={32} stroke={1.5} />} title={t("history.none")}>
            {t("history.noneText")}
          </EmptyState>
        )}
        {timelineOf(versions, (at) => dayName(at, format.language, format.timeZone)).map(({ day, items }) => (
          <section key={day} className="his-day">
            <h3 className="his-day-name">{day}</h3>
            <ol>
              {items.map((item) => (
                <Item key={item.kind === "version" ? item.version.number : `${item.versions[0].number}+`} item={item} isShared={isShared} beforeOf={beforeOf} />
              ))}
            </ol>
          </section>
        ))}
        {hasNextPage && (
          <Button size="small" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("history.older")}
          </Button>
        )}
      </section>
    </>
  );
}

interface ItemProps {
  item: TimelineItem;
  isShared: boolean;
  beforeOf: (version: VersionSummary) => FindBefore | null;
}

function Item({ item, isShared, beforeOf }: ItemProps) {
  const { t } = useTranslation("versions");
  const [isOpen, setIsOpen] = useState(false);
  if (item.kind === "version") return <HistoryVersion version={item.version} before={beforeOf(item.version)} isShared={isShared} />;
  if (isOpen) return item.versions.map((version) => <HistoryVersion key={version.number} version={version} before={beforeOf(version)} isShared={isShared} />);
  return (
    <li className="his-fold">
      <button type="button" className="his-fold-button" aria-expanded={false} onClick={() => setIsOpen(true)}>
        {t("history.checkpoints", { count: item.versions.length })}
      </button>
    </li>
  );
}

/** Freezes the draft as a version that stays, with a name if it is worth one. */
function KeepVersion({ locale }: { locale: string }) {
  const { t } = useTranslation("versions");
  const { entryId } = useEditor();
  const explain = useProblemText();
  const [isNaming, setIsNaming] = useState(false);
  const keep = useMutation({
    mutationFn: (name: string) => createVersion(entryId, locale, name),
    onSuccess: (version) => {
      setIsNaming(false);
      showToast({ tone: "done", text: t("history.kept", { number: version.number }) });
    },
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
    onSettled: () => refreshVersions(entryId, locale),
  });
  if (isNaming)
    return (
      <VersionNameForm
        label={t("history.nameNew")}
        submit={t("history.keep")}
        isBusy={keep.isPending}
        onSubmit={keep.mutate}
        onClose={() => setIsNaming(false)}
      />
    );
  return (
    <Button size="small" onClick={() => setIsNaming(true)}>
      {t("history.keep")}
    </Button>
  );
}
