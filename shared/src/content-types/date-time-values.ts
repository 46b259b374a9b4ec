import { z } from "zod";
import { resolveInstant, resolveWallTime, type ZonedTime } from "../kernel/zoned-time.ts";
import { type DateTimeValue, dateTimeValueSchema } from "./content-types.schema.ts";

const instantText = z.iso.datetime({ offset: true });
const offsetText = z.string().regex(/^[+-]\d{2}:\d{2}$/);

/**
 * What the API takes for a date-time: the full value, or a wall time in a zone (with `offset` where the hour comes twice), or an instant in a
 * zone. It comes out as the full value, which agrees with itself.
 */
export const dateTimeInputSchema = z
  .strictObject({
    local: dateTimeValueSchema.shape.local.optional(),
    timeZone: z.string().max(64),
    instant: instantText.optional(),
    offset: offsetText.optional(),
  })
  .transform((input, context): DateTimeValue => {
    const resolved = resolve(input);
    if (resolved.ok) {
      const { local, timeZone, instant } = resolved.moment;
      return { local, timeZone, instant };
    }
    context.addIssue({ code: "custom", message: resolved.fault.message, params: { rule: resolved.fault.rule } });
    return z.NEVER;
  });

/** A stored date-time, as publishing wants it: the wall time exists in its zone and is that instant. */
export const dateTimeStoredSchema = dateTimeValueSchema.superRefine((value, context) => {
  const resolved = resolve(value);
  if (!resolved.ok) context.addIssue({ code: "custom", message: resolved.fault.message, params: { rule: resolved.fault.rule } });
});

interface DateTimeInput {
  readonly local?: string | undefined;
  readonly timeZone: string;
  readonly instant?: string | undefined;
  readonly offset?: string | undefined;
}

function resolve({ local, timeZone, instant, offset }: DateTimeInput): ZonedTime {
  if (instant === undefined) return resolveWallTime(local ?? "", timeZone, offset);
  const byInstant = resolveInstant(instant, timeZone);
  if (local === undefined || !byInstant.ok) return byInstant;
  // The instant says which of two doubled hours is meant.
  const byWallTime = resolveWallTime(local, timeZone, offset);
  const candidates = byWallTime.ok ? [byWallTime.moment] : byWallTime.fault.rule === "time_ambiguous" ? byWallTime.fault.choices : [];
  if (!byWallTime.ok && candidates.length === 0) return byWallTime;
  if (candidates.some((candidate) => candidate.instant === byInstant.moment.instant)) return byInstant;
  return {
    ok: false,
    fault: { rule: "time_disagrees", message: `${local} in ${timeZone} is not ${instant}.`, choices: candidates },
  };
}
