import { resolveInstant, resolveWallTime, type ZonedTime } from "@pressbox/shared/kernel/zoned-time.ts";
import { AppError } from "../../platform/errors.ts";

/** When something shall happen, as it came in. */
export interface WhenInput {
  /** `…Z`, `…+02:00`, or a wall time that wants `timeZone`. */
  readonly at?: string | undefined;
  readonly timeZone?: string | undefined;
  /** For an hour that comes twice. */
  readonly offset?: string | undefined;
}

/** A moment to come, with the wall time and zone the person chose. */
export interface PublishTime {
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly wallTime: string;
}

/**
 * Null means now. Nothing is guessed: a time that the clocks skip, a doubled hour without offset, an unknown zone and a moment that has passed
 * are refused, with what would do in `details.choices`.
 * @throws AppError 422
 */
export function resolvePublishTime({ at, timeZone, offset }: WhenInput, now: Date): PublishTime | null {
  if (at === undefined) {
    if (timeZone !== undefined || offset !== undefined) throw refusal("at", "required", "A time zone or offset says nothing without a time.");
    return null;
  }
  const resolved = resolve(at, timeZone, offset);
  if (!resolved.ok) {
    const { rule, message, choices } = resolved.fault;
    const path = rule === "time_zone_unknown" ? "timeZone" : rule === "time_ambiguous" || rule === "time_offset_wrong" ? "offset" : "at";
    throw refusal(path, rule, message, choices);
  }
  const dueAt = new Date(resolved.moment.instant);
  if (dueAt <= now) throw refusal("at", "time_past", `${resolved.moment.instant} has passed.`);
  return { dueAt, timeZone: resolved.moment.timeZone, wallTime: resolved.moment.local };
}

function resolve(at: string, timeZone: string | undefined, offset: string | undefined): ZonedTime {
  if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(at) && at.includes("T")) return resolveInstant(at, timeZone ?? "UTC");
  if (timeZone === undefined) throw refusal("timeZone", "required", "A local time wants its time zone.");
  return resolveWallTime(at, timeZone, offset);
}

const refusal = (path: string, rule: string, message: string, choices: readonly unknown[] = []) =>
  new AppError("platform.invalid_input", 422, "The time cannot be used.", {
    errors: [{ path, rule, message }],
    ...(choices.length > 0 ? { details: { choices } } : {}),
  });
