import { AppError, invalidInput } from "../platform/errors.ts";

export const localeExists = () => new AppError("locales.exists", 409, "This language is there already.", { details: { field: "code" } });
export const sourceStaysEnabled = () => new AppError("locales.source_stays_enabled", 409, "The source language cannot be switched off.");
export const unknownFallback = () => invalidInput([{ path: "fallback", rule: "unknown_locale", message: "There is no such language." }]);
export const fallbackCircle = (chain: readonly string[]) =>
  invalidInput([{ path: "fallback", rule: "fallback_circle", message: `The chain would go in a circle: ${chain.join(" → ")}.` }]);
