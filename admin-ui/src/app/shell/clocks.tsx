import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { usePreference } from "../../platform/preferences.ts";
import { clockTime, zoneCity } from "../../platform/time.ts";
import { SelectField } from "../../ui/field.tsx";
import { Popup } from "../../ui/menu.tsx";

const zones = Intl.supportedValuesOf("timeZone");
const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** My time and another one: the venue's or the newsroom's. The second is chosen here and kept on this device. */
export function Clocks() {
  const { t } = useTranslation("app");
  const format = useFormat();
  const now = useMinute();
  const [other, setOther] = usePreference("second-clock", localZone === format.timeZone ? "UTC" : localZone);
  return (
    <Popup
      trigger={
        <button type="button" className="shell-clocks" title={t("clocks.choose")}>
          <span>
            {t("clocks.you")} <b>{format.clock(now)}</b>
          </span>
          <span>
            <bdi>{zoneCity(other)}</bdi> <b>{clockTime(now, format.language, other)}</b>
          </span>
        </button>
      }
    >
      {() => (
        <SelectField
          label={t("clocks.second")}
          help={t("clocks.help", { zone: format.timeZone })}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
        >
          {[...new Set(["UTC", ...zones])].map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
      )}
    </Popup>
  );
}

/** The current minute; changes on the minute, not sixty times in it. */
function useMinute(): Date {
  const minute = useSyncExternalStore(
    (tell) => {
      const timer = setInterval(tell, 1000);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / 60_000),
  );
  return new Date(minute * 60_000);
}
