import { Popover } from "@mantine/core";
import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { usePreference } from "../../platform/preferences.ts";
import { clockTime, zoneCity } from "../../platform/time.ts";
import { SelectField } from "../../ui/field.tsx";

const zones = Intl.supportedValuesOf("timeZone");
const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** My time and another one: the venue's or the newsroom's. The second is chosen here and kept on this device. */
export function Clocks() {
  const { t } = useTranslation("app");
  const format = useFormat();
  const now = useMinute();
  const [isOpen, setIsOpen] = useState(false);
  const [other, setOther] = usePreference("second-clock", localZone === format.timeZone ? "UTC" : localZone);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <button type="button" className="shell-clocks" onClick={() => setIsOpen(!isOpen)} title={t("clocks.choose")}>
          <span>
            {t("clocks.you")} <b>{format.clock(now)}</b>
          </span>
          <span>
            <bdi>{zoneCity(other)}</bdi> <b>{clockTime(now, format.language, other)}</b>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
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
      </Popover.Dropdown>
    </Popover>
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
