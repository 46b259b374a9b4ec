import { useTranslation } from "react-i18next";
import { clockTime, clockTimeWithSeconds, fullMoment, relativeMoment, shortMoment } from "../time.ts";
import { useMe } from "../use-me.ts";

/** Dates, numbers and lists in the reader's language and zone. */
export interface Format {
  readonly language: string;
  readonly timeZone: string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  list(items: readonly string[]): string;
  clock(at: Date | string): string;
  clockWithSeconds(at: Date | string): string;
  /** Shortest unambiguous form. */
  short(at: Date | string): string;
  /** Everything, with the zone's name. */
  full(at: Date | string): string;
  relative(at: Date | string): string;
  /** `Spanish` for `es`, in the reader's language. */
  languageName(code: string): string;
}

/** @see Format */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const me = useMe();
  return createFormat(i18n.language, me.user?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** The same outside React. */
export function createFormat(language: string, timeZone: string): Format {
  return {
    language,
    timeZone,
    number: (value, options = {}) => new Intl.NumberFormat(language, { numberingSystem: "latn", ...options }).format(value),
    list: (items) => new Intl.ListFormat(language, { type: "conjunction" }).format(items),
    clock: (at) => clockTime(at, language, timeZone),
    clockWithSeconds: (at) => clockTimeWithSeconds(at, language, timeZone),
    short: (at) => shortMoment(at, language, timeZone),
    full: (at) => fullMoment(at, language, timeZone),
    relative: (at) => relativeMoment(at, language),
    languageName: (code) => {
      try {
        return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
      } catch {
        return code;
      }
    },
  };
}
