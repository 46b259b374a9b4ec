/**
 * Wall times in zones, with Temporal only and never guessing: an hour that the clocks skip is refused with the nearest times that exist, an hour
 * that comes twice wants its offset (docs/decisions/0043-wall-times-are-never-guessed.md). Zone rules are those of the runtime.
 */

/** A moment as a person chose it, and the instant it is. */
export interface ZonedMoment {
  /** `2021-07-12T00:45` */
  readonly local: string;
  /** IANA name, canonical spelling: `Europe/Paris`. */
  readonly timeZone: string;
  /** ISO 8601 with milliseconds and `Z`. */
  readonly instant: string;
  /** `+02:00` */
  readonly offset: string;
}

export interface ZonedTimeFault {
  readonly rule: "time_malformed" | "time_zone_unknown" | "time_skipped" | "time_ambiguous" | "time_offset_wrong" | "time_disagrees";
  readonly message: string;
  /** What would do: the valid times next to a skipped one, both offsets of a doubled one. */
  readonly choices: readonly ZonedMoment[];
}

export type ZonedTime = { readonly ok: true; readonly moment: ZonedMoment } | { readonly ok: false; readonly fault: ZonedTimeFault };

const localShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/** Whether the runtime knows `timeZone` as an IANA zone. Offsets (`+02:00`) are no zones: they know no summer. */
export function isTimeZone(timeZone: string): boolean {
  return canonicalTimeZone(timeZone) !== null;
}

/**
 * The instant of a wall time.
 * @param local `2021-07-12T00:45`, seconds allowed @param offset `+02:00`, wanted only where the hour comes twice
 */
export function resolveWallTime(local: string, timeZone: string, offset?: string): ZonedTime {
  const zone = canonicalTimeZone(timeZone);
  if (zone === null) return fault("time_zone_unknown", `${timeZone} is not a time zone.`);
  const plain = parseLocal(local);
  if (plain === null)
    return fault("time_malformed", local.trim() === "" ? "The date and time are missing." : `${local} is not a date and time of the calendar.`);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = plain.toZonedDateTime(zone, { disambiguation: "later" });
  if (!isStorable(earlier.toInstant()) || !isStorable(later.toInstant())) return fault("time_malformed", `${local} is not of the years 1 to 9999.`);
  const choices = [momentOf(earlier), momentOf(later)];
  if (!earlier.toPlainDateTime().equals(plain))
    return fault("time_skipped", `The clocks in ${zone} skip ${local}: it is ${choices[0]!.local} or ${choices[1]!.local}.`, choices);
  if (earlier.epochNanoseconds === later.epochNanoseconds) return matching([momentOf(earlier)], offset, `${local} in ${zone}`);
  if (offset === undefined)
    return fault("time_ambiguous", `${local} comes twice in ${zone}: say offset ${choices[0]!.offset} or ${choices[1]!.offset}.`, choices);
  return matching(choices, offset, `${local} in ${zone}`);
}

/** An instant (`…Z` or with an offset) as the clocks of `timeZone` show it. */
export function resolveInstant(instant: string, timeZone: string): ZonedTime {
  const zone = canonicalTimeZone(timeZone);
  if (zone === null) return fault("time_zone_unknown", `${timeZone} is not a time zone.`);
  try {
    const parsed = Temporal.Instant.from(instant);
    if (isStorable(parsed)) return { ok: true, moment: momentOf(parsed.toZonedDateTimeISO(zone)) };
  } catch {
    // Not one: said below.
  }
  return fault("time_malformed", `${instant} is not an instant of the years 1 to 9999.`);
}

/** Later years are written with a sign, which SQLite sorts before all others, and SQL Server holds none of them. */
const isStorable = ({ epochMilliseconds }: Temporal.Instant): boolean =>
  epochMilliseconds >= Date.parse("0001-01-01T00:00:00Z") && epochMilliseconds <= Date.parse("9999-12-31T23:59:59Z");

function matching(candidates: readonly ZonedMoment[], offset: string | undefined, what: string): ZonedTime {
  const found = candidates.find((candidate) => offset === undefined || candidate.offset === offset);
  if (found) return { ok: true, moment: found };
  return fault("time_offset_wrong", `${what} has offset ${candidates.map((candidate) => candidate.offset).join(" or ")}.`, candidates);
}

function fault(rule: ZonedTimeFault["rule"], message: string, choices: readonly ZonedMoment[] = []): ZonedTime {
  return { ok: false, fault: { rule, message, choices } };
}

function canonicalTimeZone(timeZone: string): string | null {
  if (!/^[A-Za-z]/.test(timeZone)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function parseLocal(local: string): Temporal.PlainDateTime | null {
  if (!localShape.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local, { overflow: "reject" });
  } catch {
    return null;
  }
}

function momentOf(zoned: Temporal.ZonedDateTime): ZonedMoment {
  const plain = zoned.toPlainDateTime();
  const hasSeconds = plain.second !== 0 || plain.millisecond !== 0;
  return {
    local: plain.toString({ smallestUnit: hasSeconds ? "second" : "minute" }),
    timeZone: zoned.timeZoneId,
    instant: new Date(zoned.epochMilliseconds).toISOString(),
    offset: zoned.offset,
  };
}
