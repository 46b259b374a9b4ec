import type { VersionPublication, VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { IconArrowsDiff, IconPencil } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { AvatarGroup } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useComparison } from "../compare/compare-address.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { nameVersion, refreshVersions } from "../versions.queries.ts";
import { VersionNameForm } from "./version-name-form.tsx";

/** Number of the version before; null when it turns out that there is none. */
export type FindBefore = () => Promise<number | null>;

interface HistoryVersionProps {
  version: VersionSummary;
  /** The one before it that is still there, which may have to be asked for first; null where there is none. */
  before: FindBefore | null;
  isShared: boolean;
}

/** One version: its name, who wrote it, why it is there, when readers had it; and what can be done with it. */
export function HistoryVersion({ version, before, isShared }: HistoryVersionProps) {
  const { t } = useTranslation("versions");
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const people = version.authors.length > 0 ? version.authors : [version.createdBy];
  const isTold = version.publications.some((publication) => publication.reason === version.reason);
  return (
    <li className={`his-version his-${version.kind}`}>
      <button type="button" className="his-head" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <b className="pb-truncate">
          {version.name === "" ? <span className="pb-num">{t("history.version", { number: version.number })}</span> : <bdi>{version.name}</bdi>}
        </b>
        <span className="pb-small pb-quiet">{t(`history.kinds.${version.kind}`)}</span>
        <span className="pb-grow" />
        <time className="pb-small pb-quiet pb-num" dateTime={version.createdAt} title={format.full(version.createdAt)}>
          {format.clock(version.createdAt)}
        </time>
      </button>
      <p className="his-people pb-small pb-quiet">
        <AvatarGroup people={people} />
        <bdi>{format.list(people.map((person) => person.name || t("history.someone")))}</bdi>
        {version.isLive && <StatusChip tone="live" label={t("history.live")} />}
        <PlannedChip version={version} isShared={isShared} />
      </p>
      {version.reason !== "" && !isTold && (
        <p className="pb-small">
          <bdi>{version.reason}</bdi>
        </p>
      )}
      {version.publications.length > 0 && (
        <ul className="pb-small pb-quiet">
          {version.publications.flatMap(({ end, ...start }) => [
            ...(end === null ? [] : [<PublicationAct key={`${end.at} end`} words="history.takenDown" act={end} />]),
            <PublicationAct key={start.at} words="history.wentOut" act={start} />,
          ])}
        </ul>
      )}
      {isOpen && <VersionActs version={version} before={before} isShared={isShared} />}
    </li>
  );
}

/** This version waits for its moment. */
function PlannedChip({ version, isShared }: { version: VersionSummary; isShared: boolean }) {
  const { t } = useTranslation("versions");
  const { variant } = useEditor();
  const format = useFormat();
  const plan = isShared ? undefined : variant.schedules.find((schedule) => schedule.state === "pending" && schedule.version === version.number);
  return plan === undefined ? null : <StatusChip tone="scheduled" label={t("history.planned", { when: format.short(plan.dueAt) })} />;
}

interface PublicationActProps {
  words: "history.wentOut" | "history.takenDown";
  act: NonNullable<VersionPublication["end"]>;
}

/** When this version went to readers or was taken from them, by whom, and the reason that was given. */
function PublicationAct({ words, act }: PublicationActProps) {
  const { t } = useTranslation("versions");
  const format = useFormat();
  return (
    <li title={format.full(act.at)}>
      {t(words, { when: format.short(act.at), name: act.by.name || t("history.someone") })}
      {act.reason !== "" && (
        <>
          {": "}
          <bdi>{act.reason}</bdi>
        </>
      )}
    </li>
  );
}

function VersionActs({ version, before, isShared }: HistoryVersionProps) {
  const { t } = useTranslation("versions");
  const { entryId, locale, canWriteOwn, canWriteShared } = useEditor();
  const explain = useProblemText();
  const [isNaming, setIsNaming] = useState(false);
  const [, compare] = useComparison();
  const code = isShared ? sharedLocale : locale.code;
  const rename = useMutation({
    mutationFn: (name: string) => nameVersion(entryId, code, version.number, name),
    // After a failure the name stands in the form still.
    onSuccess: () => setIsNaming(false),
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
    onSettled: () => refreshVersions(entryId, code),
  });
  const compareWithBefore = async (find: FindBefore): Promise<void> => {
    const from = await find();
    if (from !== null) compare({ isShared, from, to: version.number });
  };
  if (isNaming)
    return (
      <VersionNameForm
        label={t("history.name")}
        submit={t("history.nameIt")}
        name={version.name}
        isBusy={rename.isPending}
        onSubmit={rename.mutate}
        onClose={() => setIsNaming(false)}
      />
    );
  return (
    <div className="his-actions">
      <Button size="small" icon={<IconArrowsDiff aria-hidden size={14} />} onClick={() => compare({ isShared, from: version.number, to: "draft" })}>
        {t("history.againstDraft")}
      </Button>
      {before !== null && (
        <Button size="small" onClick={() => void compareWithBefore(before)}>
          {t("history.againstBefore")}
        </Button>
      )}
      {(isShared ? canWriteShared : canWriteOwn) && (
        <Button size="small" tone="ghost" icon={<IconPencil aria-hidden size={14} />} onClick={() => setIsNaming(true)}>
          {t(version.name === "" ? "history.giveName" : "history.changeName")}
        </Button>
      )}
    </div>
  );
}
