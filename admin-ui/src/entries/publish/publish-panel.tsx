import type { Confirmation, EntrySummary, VariantView } from "@pressbox/shared/entries/entries.schema.ts";
import { IconClock, IconSend } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ApiProblem } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { clockTime, plannedMoment, zoneName } from "../../platform/time.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Check } from "../../ui/field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { StatusChip, type StatusTone } from "../../ui/status-chip.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { useEditorPlugins } from "../editor/editor-plugin.ts";
import { CompareLink } from "../editor/status-words.tsx";
import { entryPath } from "../entries.paths.ts";
import { cancelSchedule, entryQuery, publishSet, refreshEntry, unpublishVariant } from "../variants.queries.ts";
import { OpenSuggestionsDialog, openSuggestionsIn } from "./open-suggestions.ts";
import { PublishLadder } from "./publish-ladder.tsx";
import { PublishRefusal, problemsOf } from "./publish-refusal.tsx";
import { resolveChoice, type WallTime, WallTimeChoice } from "./wall-time-choice.tsx";

/** A press elsewhere (the key, the foot of a phone) asks here, once. */
export interface PublishAsk {
  readonly isAsked: boolean;
  readonly onAsked: () => void;
}

/** What goes out, when, and how far the last publish has got; one button says exactly what will happen. */
export function PublishPanel({ ask }: { ask: PublishAsk }) {
  const { t } = useTranslation("entries");
  const { entryId, locale, locales, definition, variant } = useEditor();
  const can = useCan();
  const { data: entry } = useQuery(entryQuery(entryId));
  const variants = new Map((entry?.variants ?? []).map((each) => [each.locale, each]));
  const publishable = locales
    .filter((each) => variants.has(each.code) && can("entry.publish", { contentType: definition.key, locale: each.code }))
    .map((each) => each.code);
  const [chosen, setChosen] = useState<readonly string[]>([locale.code]);
  const [mode, setMode] = useState<"now" | "at">("now");
  const format = useFormat();
  const [wallTime, setWallTime] = useState<WallTime>(() => ({ local: "", timeZone: format.timeZone, offset: undefined }));
  useEffect(() => setChosen([locale.code]), [locale.code]);
  const going = chosen.filter((code) => publishable.includes(code));
  return (
    <>
      <div className="ed-panel-scroll">
        <section className="ed-panel-part">
          <h3 className="ed-panel-title">
            {t(publishable.length > 0 ? "editor.publish.what" : "editor.publish.standing")}
            {publishable.length > 0 && <span className="pb-quiet pb-small">{t("editor.publish.chosen", { count: going.length, total: locales.length })}</span>}
          </h3>
          {locales.map((each) => (
            <LocaleRow
              key={each.code}
              code={each.code}
              isSource={each.isSource}
              summary={variants.get(each.code)}
              variant={each.code === locale.code ? variant : null}
              choice={publishable.length === 0 ? undefined : publishable.includes(each.code) ? chosen.includes(each.code) : null}
              onChoose={(isOn) => setChosen(isOn ? [...chosen, each.code] : chosen.filter((code) => code !== each.code))}
            />
          ))}
        </section>
        <Schedules canChange={publishable.length > 0} />
        {publishable.length > 0 && (
          <section className="ed-panel-part">
            <h3 className="ed-panel-title">{t("editor.when.title")}</h3>
            <Segmented
              label={t("editor.when.title")}
              value={mode}
              onChange={setMode}
              options={[
                { value: "now", label: t("editor.when.now") },
                { value: "at", label: t("editor.when.at") },
              ]}
            />
            {mode === "at" && <ScheduleTime value={wallTime} onChange={setWallTime} />}
          </section>
        )}
        <PublishLadder />
      </div>
      {publishable.length > 0 && <PublishAct codes={going} when={mode === "now" ? null : wallTime} ask={ask} onDone={() => setMode("now")} />}
    </>
  );
}

function ScheduleTime({ value, onChange }: { value: WallTime; onChange: (value: WallTime) => void }) {
  const { t } = useTranslation("entries");
  const id = useId();
  return (
    <div className="ed-schedule-time">
      <label className="pb-label" htmlFor={id}>
        {t("editor.when.time")}
      </label>
      <WallTimeChoice id={id} value={value} canWrite onChange={onChange} />
    </div>
  );
}

interface LocaleRowProps {
  code: string;
  isSource: boolean;
  summary: EntrySummary["variants"][number] | undefined;
  /** In full, for the locale on screen. */
  variant: VariantView | null;
  /** Null where this person may not publish; undefined where they may nowhere, so that no place is kept for a box. */
  choice: boolean | null | undefined;
  onChoose: (isOn: boolean) => void;
}

function LocaleRow({ code, isSource, summary, variant, choice, onChoose }: LocaleRowProps) {
  const { t } = useTranslation("entries");
  const { entryId } = useEditor();
  const format = useFormat();
  const name = format.languageName(code);
  const count = variant?.changedFields.length ?? 0;
  const tone: StatusTone = summary?.status ?? "missing";
  const label = tone === "changed" && count > 0 ? t("editor.publish.changes", { count }) : t(`status.${tone as "live"}`);
  return (
    <div className={`ed-locale-row${choice === undefined ? " ed-locale-row-plain" : ""}`}>
      {choice === null && <span />}
      {typeof choice === "boolean" && (
        <Check label={t("editor.publish.choose", { locale: name })} checked={choice} onChange={(event) => onChoose(event.currentTarget.checked)} />
      )}
      <Link to={entryPath(entryId, code)} className="pb-truncate">
        <b>{name}</b>
      </Link>
      <StatusChip tone={tone} label={label} />
      <span className="pb-small pb-quiet">
        {isSource && `${t("editor.languages.source")} `}
        {variant?.live && t("editor.publish.liveSince", { version: variant.live.version, when: format.short(variant.live.publishedAt) })}
        {summary === undefined && t("editor.publish.startIn")}
      </span>
    </div>
  );
}

function Schedules({ canChange }: { canChange: boolean }) {
  const { t } = useTranslation("entries");
  const { entryId, variant } = useEditor();
  const format = useFormat();
  const explain = useProblemText();
  const cancel = useMutation({
    mutationFn: (id: string) => cancelSchedule(entryId, id),
    onSettled: () => refreshEntry(entryId),
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
  });
  if (variant.schedules.length === 0) return null;
  return (
    <section className="ed-panel-part">
      {variant.schedules.map((schedule) => (
        <div key={schedule.id} className="ed-schedule">
          <IconClock aria-hidden size={16} />
          <span className="pb-grow">
            <b>
              {t(schedule.state === "failed" ? "editor.schedule.failed" : `editor.schedule.${schedule.action}`, {
                locale: format.languageName(schedule.locale),
              })}
            </b>
            <bdi className="pb-num">
              {clockTime(schedule.dueAt, format.language, schedule.timeZone)} {zoneName(schedule.dueAt, format.language, schedule.timeZone)}
            </bdi>{" "}
            <bdi className="pb-small pb-quiet pb-num">{t("editor.when.mine", { when: format.full(schedule.dueAt) })}</bdi>
            {schedule.failure !== "" && <span className="pb-field-problem">{schedule.failure}</span>}
          </span>
          {canChange && (
            <Button tone="ghost" size="small" isBusy={cancel.isPending} onClick={() => cancel.mutate(schedule.id)}>
              {t("editor.schedule.cancel")}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}

interface PublishActProps {
  codes: readonly string[];
  /** Null for now. */
  when: WallTime | null;
  ask: PublishAsk;
  onDone: () => void;
}

/** The button, in words, and above it what will follow from it. */
function PublishAct({ codes, when, ask: { isAsked, onAsked }, onDone }: PublishActProps) {
  const { t } = useTranslation("entries");
  const { entryId, locale, variant, setProblems } = useEditor();
  const plugins = useEditorPlugins();
  const format = useFormat();
  const [isAsking, setIsAsking] = useState(false);
  const [isUnpublishing, setIsUnpublishing] = useState(false);
  const [reason, setReason] = useState("");
  const words = usePublishWords(codes, when);
  const canGo = useEffectEvent(() => words.canGo);
  useEffect(() => {
    if (!isAsked) return;
    // Only a new press asks; what is chosen may change under an open dialog.
    onAsked();
    if (canGo()) setIsAsking(true);
  }, [isAsked, onAsked]);
  const publish = useMutation({
    mutationFn: (confirmed: readonly Confirmation[]) =>
      publishSet(
        entryId,
        codes,
        when === null ? {} : { at: when.local, timeZone: when.timeZone, ...(when.offset === undefined ? {} : { offset: when.offset }) },
        reason,
        confirmed,
      ),
    onSuccess: () => {
      setProblems([]);
      setReason("");
      onDone();
      showToast({ tone: "done", text: words.done });
    },
    onError: (error) => setProblems(error instanceof ApiProblem ? problemsOf(error, locale.code) : []),
    onSettled: () => {
      setIsAsking(false);
      return refreshEntry(entryId);
    },
  });
  const unpublish = useMutation({
    mutationFn: () => unpublishVariant(entryId, locale.code, reason),
    onSuccess: () => {
      setReason("");
      showToast({ tone: "done", text: t("editor.unpublish.done", { locale: format.languageName(locale.code) }) });
    },
    onSettled: () => {
      setIsUnpublishing(false);
      return refreshEntry(entryId);
    },
  });
  // A reason that was typed and not sent belongs to nothing: the next publish has its own.
  const close = (setIsOpen: (isOpen: boolean) => void): void => {
    setIsOpen(false);
    setReason("");
  };
  // A refusal is about what was asked: another time or another choice is another question.
  const asked = `${codes.join()} ${JSON.stringify(when)}`;
  const forget = useEffectEvent(() => {
    publish.reset();
    unpublish.reset();
  });
  useEffect(() => {
    if (asked !== "") forget();
  }, [asked]);
  const openSuggestions = openSuggestionsIn(publish.error);
  const also = when === null ? variant.alsoPublishes.filter((code) => !codes.includes(code)) : [];
  return (
    <div className="ed-act">
      {openSuggestions === null ? (
        <PublishRefusal error={publish.error ?? unpublish.error} />
      ) : (
        <OpenSuggestionsDialog
          count={openSuggestions}
          confirmLabel={words.button}
          isBusy={publish.isPending}
          onConfirm={() => publish.mutate(["open-suggestions"])}
          onClose={() => publish.reset()}
        />
      )}
      <p className="ed-act-what">
        {words.what}
        {variant.live !== null && variant.changedFields.length > 0 && codes.includes(locale.code) && (
          <>
            {" "}
            <CompareLink>{t("editor.publish.compare")}</CompareLink>
          </>
        )}
        {also.length > 0 && ` ${t("editor.publish.also", { locales: format.list(also.map((code) => format.languageName(code))) })}`}{" "}
        {plugins.map(({ name, PublishNote }) => PublishNote && <PublishNote key={name} codes={codes} />)}
      </p>
      <Button
        tone="primary"
        size="large"
        icon={<IconSend aria-hidden size={16} className="pb-flip" />}
        disabled={!words.canGo}
        isBusy={publish.isPending}
        onClick={() => publish.mutate([])}
      >
        {words.button}
        {when === null && (
          <span className="pb-wide-only ed-act-keys" aria-hidden>
            {["Mod", "↵"].map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </span>
        )}
      </Button>
      {variant.live !== null && (
        <Button tone="ghost" size="small" onClick={() => setIsUnpublishing(true)}>
          {t("editor.unpublish.open", { locale: format.languageName(locale.code) })}
        </Button>
      )}
      <ConfirmDialog
        title={words.button}
        confirmLabel={words.button}
        isOpen={isAsking}
        isBusy={publish.isPending}
        onConfirm={() => publish.mutate([])}
        onClose={() => close(setIsAsking)}
      >
        <p>{words.what}</p>
        <ReasonField value={reason} onChange={setReason} />
      </ConfirmDialog>
      <ConfirmDialog
        title={t("editor.unpublish.title", { locale: format.languageName(locale.code) })}
        confirmLabel={t("editor.unpublish.confirm", { locale: format.languageName(locale.code) })}
        tone="danger"
        isOpen={isUnpublishing}
        isBusy={unpublish.isPending}
        onConfirm={() => unpublish.mutate()}
        onClose={() => close(setIsUnpublishing)}
      >
        <p>{t("editor.unpublish.text")}</p>
        <ReasonField value={reason} onChange={setReason} />
      </ConfirmDialog>
    </div>
  );
}

function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("entries");
  const id = useId();
  return (
    <div className="pb-field">
      <label className="pb-label" htmlFor={id}>
        {t("editor.publish.reason")}
      </label>
      <input id={id} className="pb-input" dir="auto" maxLength={1000} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}

/** "Publish English now", "Schedule 3 languages for 21:45 CEST (20:45 your time)". */
function usePublishWords(codes: readonly string[], when: WallTime | null): { button: string; what: string; done: string; canGo: boolean } {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const { variant, locale } = useEditor();
  const names = codes.map((code) => format.languageName(code));
  const whatGoes = names.length === 1 ? names[0]! : t("editor.publish.languages", { count: names.length });
  if (codes.length === 0) return { button: t("editor.publish.nothingChosen"), what: t("editor.publish.nothingChosenWhat"), done: "", canGo: false };
  if (when === null) {
    const count = variant.changedFields.length;
    const replaces = codes.includes(locale.code) && variant.live !== null;
    const isSame = replaces && count === 0 && codes.length === 1 && variant.alsoPublishes.length === 0;
    return {
      button: t("editor.publish.now", { what: whatGoes }),
      what: isSame
        ? t("editor.publish.same")
        : replaces
          ? t("editor.publish.replaces", { count, version: variant.live?.version })
          : t("editor.publish.appears", { locales: format.list(names) }),
      done: t("editor.publish.doneNow", { what: format.list(names) }),
      canGo: !isSame,
    };
  }
  const resolved = when.local === "" ? null : resolveChoice(when);
  if (resolved === null || !resolved.ok) return { button: t("editor.publish.chooseTime"), what: t("editor.publish.chooseTimeWhat"), done: "", canGo: false };
  const { instant, timeZone } = resolved.moment;
  const { there, mine } = plannedMoment(instant, format.language, format.timeZone, timeZone);
  const isPast = Date.parse(instant) <= Date.now();
  return {
    button: mine === null ? t("editor.publish.schedule", { what: whatGoes, there }) : t("editor.publish.scheduleInTwoZones", { what: whatGoes, there, mine }),
    what: isPast ? t("editor.publish.past") : t("editor.publish.scheduleWhat", { when: format.full(instant), locales: format.list(names) }),
    done: t("editor.publish.doneSchedule", { what: format.list(names), when: format.full(instant) }),
    canGo: !isPast,
  };
}
