import type { NotificationSettings, QuietHours } from "@pressbox/shared/notifications/notifications.schema.ts";
import { quietHoursSchema } from "@pressbox/shared/notifications/notifications.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { zoneCity } from "../../platform/time.ts";
import { Check, CheckField, TextField } from "../../ui/field.tsx";
import { Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { useChangeNotificationSettings } from "../notifications.mutations.ts";
import { settingsQuery } from "../notifications.queries.ts";
import "./notification-settings-panel.css";

/** What I want to be told, and how; when I am not to be disturbed. Each change holds at once. */
export function NotificationSettingsPanel() {
  const { t } = useTranslation("notifications");
  const explain = useProblemText();
  const settings = useQuery(settingsQuery);
  const change = useChangeNotificationSettings();
  const problem = settings.error ?? change.error;
  const place = useAskedFor(settings.isSuccess);
  return (
    <div ref={place} tabIndex={-1} className="notification-settings">
      <Panel title={t("settings.title")}>
        {problem !== null && <Notice tone="problem">{explain(problem).text}</Notice>}
        {settings.isPending && <Skeleton height={120} />}
        {settings.isSuccess && (
          <div className="notification-settings-body">
            {!settings.data.canMail && <Notice tone="plain">{t("settings.noMail")}</Notice>}
            <TypeTable settings={settings.data} onChange={(type) => change.mutate({ types: [type] })} />
            <QuietHoursFields settings={settings.data} onChange={(quietHours) => change.mutate({ quietHours })} />
          </div>
        )}
      </Panel>
    </div>
  );
}

/** `?panel=notifications` (the link in every e-mail) leads here. */
function useAskedFor(isThere: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const [search] = useSearchParams();
  const isAsked = isThere && search.get("panel") === "notifications";
  useEffect(() => {
    if (!isAsked) return;
    place.current?.scrollIntoView({ block: "start" });
    place.current?.focus({ preventScroll: true });
  }, [isAsked]);
  return place;
}

type TypeSetting = NotificationSettings["types"][number];

function TypeTable({ settings, onChange }: { settings: NotificationSettings; onChange: (type: TypeSetting) => void }) {
  const { t } = useTranslation("notifications");
  return (
    <table className="notification-types">
      <thead>
        <tr>
          <th scope="col">{t("settings.what")}</th>
          <th scope="col">{t("settings.inApp")}</th>
          <th scope="col">{t("settings.email")}</th>
        </tr>
      </thead>
      <tbody>
        {settings.types.map((each) => {
          const name = t(`type.${each.type}`);
          return (
            <tr key={each.type}>
              <th scope="row">{name}</th>
              <td>
                <Check label={t("settings.inAppOf", { name })} checked={each.inApp} onChange={() => onChange({ ...each, inApp: !each.inApp })} />
              </td>
              <td>
                <Check
                  label={t("settings.emailOf", { name })}
                  checked={each.email && settings.canMail}
                  disabled={!settings.canMail}
                  onChange={() => onChange({ ...each, email: !each.email })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const usualNight: QuietHours = { from: "22:00", to: "07:00" };

function QuietHoursFields({ settings, onChange }: { settings: NotificationSettings; onChange: (hours: QuietHours | null) => void }) {
  const { t } = useTranslation("notifications");
  const { quietHours, timeZone } = settings;
  const set = (part: Partial<QuietHours>): void => {
    const hours = quietHoursSchema.safeParse({ ...quietHours, ...part });
    if (hours.success) onChange(hours.data);
  };
  return (
    <div className="notification-quiet">
      <CheckField
        label={t("settings.quiet")}
        help={t("settings.quietHelp", { zone: zoneCity(timeZone) })}
        checked={quietHours !== null}
        onChange={() => onChange(quietHours === null ? usualNight : null)}
      />
      {quietHours !== null && (
        <div className="notification-quiet-times">
          <TimeOfDay label={t("settings.from")} value={quietHours.from} onLeave={(from) => set({ from })} />
          <TimeOfDay label={t("settings.to")} value={quietHours.to} onLeave={(to) => set({ to })} />
        </div>
      )}
    </div>
  );
}

/** Holds what is typed until it is left; then it shows what is in force. The control stays the same, so that Tab goes on from it. */
function TimeOfDay({ label, value, onLeave }: { label: string; value: string; onLeave: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = (): void => {
    if (typed !== null && typed !== value) onLeave(typed);
    setTyped(null);
  };
  return <TextField label={label} type="time" required value={typed ?? value} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={leave} />;
}
