/**
 * Quiet hours are wall times in a person's zone. The clocks' changes are answered in the person's favour, without a question: of an hour
 * that comes twice the beginning is the earlier and the end the later one; a time that is skipped is the first one after the gap.
 */
import type { QuietHours } from "@pressbox/shared/notifications/notifications.schema.ts";

/** When the quiet hours around `now` end; null when `now` is not quiet. An unknown zone (the runtime's list moved on) is read as UTC. */
export function quietUntil({ from, to }: QuietHours, timeZone: string, now: Date): Date | null {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const zone = knownZone(timeZone);
  const today = instant.toZonedDateTimeISO(zone).toPlainDate();
  // The night that began yesterday, today's, and, where clocks jump over midnight, tomorrow's.
  for (const day of [today.subtract({ days: 1 }), today, today.add({ days: 1 })]) {
    const begins = at(day, from, zone, "earlier");
    const ends = at(from < to ? day : day.add({ days: 1 }), to, zone, "later");
    if (Temporal.Instant.compare(begins, instant) <= 0 && Temporal.Instant.compare(instant, ends) < 0) return new Date(ends.epochMilliseconds);
  }
  return null;
}

/** In a gap both ends mean the moment the clocks jump; in an hour that comes twice `which` of them. */
function at(day: Temporal.PlainDate, time: string, zone: string, which: "earlier" | "later"): Temporal.Instant {
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const chosen = wall.toZonedDateTime(zone, { disambiguation: which });
  if (chosen.toPlainDateTime().equals(wall)) return chosen.toInstant();
  return wall.toZonedDateTime(zone, { disambiguation: "earlier" }).getTimeZoneTransition("next")?.toInstant() ?? chosen.toInstant();
}

function knownZone(timeZone: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(timeZone).timeZoneId;
  } catch {
    return "UTC";
  }
}
