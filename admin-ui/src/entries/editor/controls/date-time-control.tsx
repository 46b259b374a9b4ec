import { type DateTimeValue, dateTimeValueSchema, type InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import { useState } from "react";
import { useFormat } from "../../../platform/i18n/use-format.ts";
import { resolveChoice, type WallTime, WallTimeChoice } from "../../publish/wall-time-choice.tsx";
import type { ValueControlProps } from "./value-control.tsx";

/** A date, a time and the zone they are meant in. Skipped and doubled hours are asked back, never guessed. */
export function DateTimeControl({ value, canWrite, onChange, control }: ValueControlProps<Extract<InnerField, { kind: "date-time" }>>) {
  const format = useFormat();
  const stored = dateTimeValueSchema.safeParse(value);
  const [typed, setTyped] = useState<WallTime | null>(null);
  const shown = typed ?? wallTimeOf(stored.success ? stored.data : null, format.timeZone);
  const change = (next: WallTime): void => {
    setTyped(next);
    const resolved = resolveChoice(next);
    if (next.local === "") onChange(null);
    else if (resolved.ok) {
      const { local, timeZone, instant } = resolved.moment;
      onChange({ local, timeZone, instant } satisfies DateTimeValue);
    }
  };
  return <WallTimeChoice id={control.id} describedBy={control["aria-describedby"]} value={shown} canWrite={canWrite} onChange={change} />;
}

const wallTimeOf = (value: DateTimeValue | null, timeZone: string): WallTime =>
  value === null
    ? { local: "", timeZone, offset: undefined }
    : { local: value.local.slice(0, 16), timeZone: value.timeZone, offset: undefined, instant: value.instant };
