/** Sizes and lengths as people say them, in the reader's language. */
import type { Format } from "../../platform/i18n/use-format.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/**
 * `62 MB`, `1.6 GB`: decimal units, as file managers show them.
 * @param of a larger number beside which it stands: its unit is used for both
 */
export function formatBytes(bytes: number, format: Format, of = bytes): string {
  const step = of < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(of) / 3));
  const value = bytes / 1000 ** step;
  return format.number(value, {
    style: "unit",
    unit: units[step]!,
    unitDisplay: "short",
    maximumFractionDigits: step >= 3 ? 2 : value < 10 && step > 1 ? 1 : 0,
  });
}

/** `38 MB/s`. */
export const formatRate = (bytesPerSecond: number, format: Format): string =>
  `${formatBytes(bytesPerSecond, format)}/${format.number(1, { style: "unit", unit: "second", unitDisplay: "narrow" }).replace(/[\d\s\u00a0]/g, "")}`;

/** `39 sec`, `4 min`, `1 hr`. */
export function formatSeconds(seconds: number, format: Format): string {
  const [value, unit] = seconds < 90 ? [seconds, "second"] : seconds < 5400 ? [Math.round(seconds / 60), "minute"] : [Math.round(seconds / 3600), "hour"];
  return format.number(value as number, { style: "unit", unit: unit as string, unitDisplay: "short" });
}

/** `0:41`, `1:02:07`. */
export function clipLength(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const tail = `${String(seconds % 60).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}
