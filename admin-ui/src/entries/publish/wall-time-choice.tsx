import { resolveWallTime, type ZonedTime } from "@pressbox/shared/kernel/zoned-time.ts";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { clockTime, fullMoment, zoneName } from "../../platform/time.ts";
import "./wall-time-choice.css";

export interface WallTime {
  /** `2021-07-12T00:45`, or empty. */
  readonly local: string;
  readonly timeZone: string;
  /** Which of two doubled hours. */
  readonly offset: string | undefined;
  /** The instant it had when it was stored: it says which of two doubled hours was meant. */
  readonly instant?: string | undefined;
}

export function resolveChoice({ local, timeZone, offset, instant }: WallTime): ZonedTime {
  const resolved = resolveWallTime(local, timeZone, offset);
  if (resolved.ok || resolved.fault.rule !== "time_ambiguous" || instant === undefined) return resolved;
  const meant = resolved.fault.choices.find((choice) => Date.parse(choice.instant) === Date.parse(instant));
  return meant ? { ok: true, moment: meant } : resolved;
}

export interface WallTimeChoiceProps {
  id: string;
  describedBy?: string | undefined;
  value: WallTime;
  canWrite: boolean;
  onChange: (value: WallTime) => void;
}

/** Wall time and zone, what instant that is in my zone, and what to choose where the clocks jump. */
export function WallTimeChoice({ id, describedBy, value, canWrite, onChange }: WallTimeChoiceProps) {
  const { t } = useTranslation("entries");
  const zoneId = useId();
  const resolved = value.local === "" ? null : resolveChoice(value);
  return (
    <div className="wall-time">
      <input
        id={id}
        aria-describedby={describedBy}
        type="datetime-local"
        className="pb-input pb-num"
        value={value.local}
        readOnly={!canWrite}
        onChange={(event) => onChange({ ...value, local: event.currentTarget.value.slice(0, 16), offset: undefined, instant: undefined })}
      />
      <label className="pb-visually-hidden" htmlFor={zoneId}>
        {t("editor.when.zone")}
      </label>
      <input
        id={zoneId}
        className="pb-input"
        list={`${zoneId}-zones`}
        defaultValue={value.timeZone}
        key={value.timeZone}
        dir="ltr"
        autoComplete="off"
        readOnly={!canWrite}
        onChange={(event) => {
          const timeZone = event.currentTarget.value;
          if (zones().includes(timeZone)) onChange({ ...value, timeZone, offset: undefined, instant: undefined });
        }}
      />
      <datalist id={`${zoneId}-zones`}>
        {zones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {resolved !== null && <WallTimeAnswer resolved={resolved} onChange={onChange} />}
    </div>
  );
}

let knownZones: string[] | undefined;
const zones = (): string[] => (knownZones ??= ["UTC", ...Intl.supportedValuesOf("timeZone")]);

function WallTimeAnswer({ resolved, onChange }: { resolved: ZonedTime; onChange: (value: WallTime) => void }) {
  const { t } = useTranslation("entries");
  const format = useFormat();
  if (resolved.ok) {
    const mine = fullMoment(resolved.moment.instant, format.language, format.timeZone);
    return (
      <p className="pb-small pb-quiet pb-num">
        <bdi>{t("editor.when.mine", { when: mine })}</bdi>
      </p>
    );
  }
  const { rule, choices } = resolved.fault;
  if (rule !== "time_skipped" && rule !== "time_ambiguous") return <p className="pb-field-problem">{t("editor.when.wrong")}</p>;
  return (
    <div className="wall-time-choices" role="alert">
      <p>{t(rule === "time_skipped" ? "editor.when.skipped" : "editor.when.doubled")}</p>
      {choices.map((choice) => (
        <button
          key={choice.instant}
          type="button"
          className="pb-button pb-button-default pb-button-small"
          onClick={() => onChange({ local: choice.local.slice(0, 16), timeZone: choice.timeZone, offset: choice.offset })}
        >
          <bdi className="pb-num">
            {clockTime(choice.instant, format.language, choice.timeZone)} {zoneName(choice.instant, format.language, choice.timeZone)} ({choice.offset})
          </bdi>
        </button>
      ))}
    </div>
  );
}
