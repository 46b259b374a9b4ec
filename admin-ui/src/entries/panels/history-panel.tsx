import type { VersionPublication, VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { IconHistory, IconRestore } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/panel.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { createVersion, refreshEntry, restoreVersion, versionQuery, versionsQuery } from "../variants.queries.ts";

/** Versions of this language: who, when, why, what changed, and back to one of them. */
export function HistoryPanel() {
  const { t } = useTranslation("entries");
  const { entryId, locale, canWriteOwn } = useEditor();
  const { data: versions, isPending } = useQuery(versionsQuery(entryId, locale.code));
  const [open, setOpen] = useState<number | null>(null);
  const explain = useProblemText();
  const keep = useMutation({
    mutationFn: () => createVersion(entryId, locale.code, ""),
    onSuccess: (version) => showToast({ tone: "done", text: t("editor.history.kept", { number: version.number }) }),
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
    onSettled: () => refreshEntry(entryId),
  });
  return (
    <div className="ed-panel-scroll">
      <section className="ed-panel-part">
        <h3 className="ed-panel-title">
          {t("editor.history.title")}
          {canWriteOwn && (
            <Button size="small" isBusy={keep.isPending} onClick={() => keep.mutate()}>
              {t("editor.history.keep")}
            </Button>
          )}
        </h3>
        {!isPending && versions?.length === 0 && (
          <EmptyState icon={<IconHistory size={32} stroke={1.5} />} title={t("editor.history.none")}>
            {t("editor.history.noneText")}
          </EmptyState>
        )}
        <ol className="ed-versions">
          {versions?.map((version, index) => (
            <Version
              key={version.number}
              version={version}
              previous={versions[index + 1]?.number ?? null}
              isOpen={open === version.number}
              onToggle={() => setOpen(open === version.number ? null : version.number)}
            />
          ))}
        </ol>
      </section>
    </div>
  );
}

function Version({ version, previous, isOpen, onToggle }: { version: VersionSummary; previous: number | null; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const names = version.authors.map((author) => author.name);
  return (
    <li className="ed-version">
      <button type="button" className="ed-version-head" aria-expanded={isOpen} onClick={onToggle}>
        <b className="pb-num">{t("editor.history.version", { number: version.number })}</b>
        <span className="pb-small pb-quiet">{t(`editor.history.kinds.${version.kind}`)}</span>
        <span className="pb-grow" />
        {version.isLive && <StatusChip tone="live" label={t("status.live")} />}
        <time className="pb-small pb-quiet pb-num" dateTime={version.createdAt} title={format.full(version.createdAt)}>
          {format.short(version.createdAt)}
        </time>
      </button>
      <p className="pb-small pb-quiet">
        <bdi>{names.length > 0 ? format.list(names) : version.createdBy.name}</bdi>
        {version.reason !== "" && !version.publications.some((publication) => publication.reason === version.reason) && (
          <>
            {": "}
            <bdi>{version.reason}</bdi>
          </>
        )}
      </p>
      {version.publications.length > 0 && (
        <ul className="ed-version-acts pb-small pb-quiet">
          {version.publications.flatMap(({ end, ...start }) => [
            ...(end === null ? [] : [<PublicationAct key={`${end.at} end`} words="editor.history.takenDown" act={end} />]),
            <PublicationAct key={start.at} words="editor.history.wentOut" act={start} />,
          ])}
        </ul>
      )}
      {isOpen && <VersionDetails version={version} previous={previous} />}
    </li>
  );
}

interface PublicationActProps {
  words: "editor.history.wentOut" | "editor.history.takenDown";
  act: NonNullable<VersionPublication["end"]>;
}

/** When this version went to readers or was taken from them, by whom, and the reason that was given. */
function PublicationAct({ words, act }: PublicationActProps) {
  const { t } = useTranslation("entries");
  const format = useFormat();
  return (
    <li title={format.full(act.at)}>
      {t(words, { when: format.short(act.at), name: act.by.name })}
      {act.reason !== "" && (
        <>
          {": "}
          <bdi>{act.reason}</bdi>
        </>
      )}
    </li>
  );
}

/** Which fields changed against the version before and against the draft, and the way back. */
function VersionDetails({ version, previous }: { version: VersionSummary; previous: number | null }) {
  const { t } = useTranslation("entries");
  const { entryId, locale, definition, variant, canWriteOwn } = useEditor();
  const format = useFormat();
  const explain = useProblemText();
  const [isAsking, setIsAsking] = useState(false);
  const { data: current } = useQuery(versionQuery(entryId, locale.code, version.number));
  const { data: before } = useQuery({ ...versionQuery(entryId, locale.code, previous ?? 0), enabled: previous !== null });
  const restore = useMutation({
    mutationFn: () => restoreVersion(entryId, locale.code, version.number),
    onSuccess: () => showToast({ tone: "done", text: t("editor.history.restored", { number: version.number }) }),
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
    onSettled: () => {
      setIsAsking(false);
      return refreshEntry(entryId);
    },
  });
  const own = definition.fields.filter((field) => field.localized);
  const differing = (a: Readonly<Record<string, unknown>> | undefined, b: Readonly<Record<string, unknown>> | undefined): string[] =>
    a === undefined || b === undefined
      ? []
      : own.filter((field) => canonicalJson(a[field.key] ?? null) !== canonicalJson(b[field.key] ?? null)).map((field) => field.label);
  const fromBefore = previous === null ? [] : differing(before?.fields, current?.fields);
  const fromDraft = differing(current?.fields, variant.fields);
  return (
    <div className="ed-version-details pb-small">
      {previous !== null && before !== undefined && (
        <p>
          {t("editor.history.againstBefore", { number: previous })} <bdi>{fromBefore.length > 0 ? format.list(fromBefore) : t("editor.history.nothing")}</bdi>
        </p>
      )}
      {current !== undefined && (
        <p>
          {t("editor.history.againstDraft")} <bdi>{fromDraft.length > 0 ? format.list(fromDraft) : t("editor.history.nothing")}</bdi>
        </p>
      )}
      {canWriteOwn && fromDraft.length > 0 && (
        <Button size="small" icon={<IconRestore aria-hidden size={14} />} onClick={() => setIsAsking(true)}>
          {t("editor.history.restore", { number: version.number })}
        </Button>
      )}
      <ConfirmDialog
        title={t("editor.history.restore", { number: version.number })}
        confirmLabel={t("editor.history.restore", { number: version.number })}
        isOpen={isAsking}
        isBusy={restore.isPending}
        onConfirm={() => restore.mutate()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t("editor.history.restoreText", { fields: format.list(fromDraft) })}</p>
      </ConfirmDialog>
    </div>
  );
}
