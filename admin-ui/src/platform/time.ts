/** Times as people read them: always a zone, both zones where it matters. Formatters are made once per language and shape. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let known = formatters.get(key);
  if (known === undefined) {
    // Latin digits everywhere: scores, times and versions are compared across languages in one newsroom.
    known = new Intl.DateTimeFormat(language, { numberingSystem: "latn", ...options });
    formatters.set(key, known);
  }
  return known;
}

/** `23:06` in a zone. */
export const clockTime = (at: Date | string, language: string, timeZone: string): string =>
  formatter(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(new Date(at));

/** `22:58:04` in a zone: for saves and commits. */
export const clockTimeWithSeconds = (at: Date | string, language: string, timeZone: string): string =>
  formatter(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone }).format(new Date(at));

/** `CEST`, `GMT+3`: the zone's short name at that moment. */
export function zoneName(at: Date | string, language: string, timeZone: string): string {
  // British data knows the zones of Europe by name (CEST), American data only their offset.
  const parts = formatter(language === "en" ? "en-GB" : language, { timeZoneName: "short", timeZone }).formatToParts(new Date(at));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** `Rome` for `Europe/Rome`, `UTC` for `UTC`. */
export const zoneCity = (timeZone: string): string => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

const dayKey = (at: Date, timeZone: string): string => formatter("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(at);

/**
 * As short as can be without doubt: `23:06` today, `Mon 08:00` within six days, `11 Jul 2021` else. Future and past alike.
 * @param now for tests
 */
export function shortMoment(at: Date | string, language: string, timeZone: string, now: Date = new Date()): string {
  const moment = new Date(at);
  if (dayKey(moment, timeZone) === dayKey(now, timeZone)) return clockTime(moment, language, timeZone);
  const days = Math.abs(moment.getTime() - now.getTime()) / 86_400_000;
  if (days < 6) return formatter(language, { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(moment);
  const isThisYear = dayKey(moment, timeZone).slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  return formatter(language, { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }), timeZone }).format(moment);
}

/** `Sunday 11 July`, with the year where it is another one: over the things of one day. */
export function dayName(at: Date | string, language: string, timeZone: string, now: Date = new Date()): string {
  const moment = new Date(at);
  const isThisYear = dayKey(moment, timeZone).slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  return formatter(language, { weekday: "long", day: "numeric", month: "long", ...(isThisYear ? {} : { year: "numeric" }), timeZone }).format(moment);
}

const dayAndClockOptions = {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;

/** `Sun 11 Jul 2021, 23:45 BST`: for plans and tooltips. */
export const fullMoment = (at: Date | string, language: string, timeZone: string): string =>
  formatter(language, { ...dayAndClockOptions, timeZoneName: "short", timeZone }).format(new Date(at));

/**
 * The moment of a plan in the zone it is meant in, and in the reader's: `01:30 GMT-5` today, `Wed 24 Nov 2027, 01:30 GMT-5` else. `mine` is null where
 * both clocks agree, and has a date of its own only where that is another day.
 * @param now for tests
 */
export function plannedMoment(
  at: Date | string,
  language: string,
  mine: string,
  there: string,
  now: Date = new Date(),
): { there: string; mine: string | null } {
  const moment = new Date(at);
  const isSameDay = dayKey(moment, mine) === dayKey(moment, there);
  const isToday = isSameDay && dayKey(moment, mine) === dayKey(now, mine);
  const inZone = isToday ? clockTime(moment, language, there) : dayAndClock(moment, language, there);
  const isSameClock = isSameDay && clockTime(moment, language, mine) === clockTime(moment, language, there);
  return {
    there: `${inZone} ${zoneName(moment, language, there)}`,
    mine: isSameClock ? null : isSameDay ? clockTime(moment, language, mine) : dayAndClock(moment, language, mine),
  };
}

const dayAndClock = (at: Date, language: string, timeZone: string): string => formatter(language, { ...dayAndClockOptions, timeZone }).format(at);

/** One instant in my zone and in another one, to be shown side by side. The second is null where both clocks agree. */
export function inTwoZones(at: Date | string, language: string, mine: string, other: string): { mine: string; other: string | null } {
  const here = fullMoment(at, language, mine);
  const sameWall = clockTime(at, language, mine) === clockTime(at, language, other) && dayKey(new Date(at), mine) === dayKey(new Date(at), other);
  return { mine: here, other: sameWall ? null : fullMoment(at, language, other) };
}

/** `3 minutes ago`, `in 2 hours`. */
export function relativeMoment(at: Date | string, language: string, now: Date = new Date()): string {
  const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", numberingSystem: "latn" } as Intl.RelativeTimeFormatOptions);
  for (const [unit, length] of [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const)
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  return format.format(seconds, "second");
}
