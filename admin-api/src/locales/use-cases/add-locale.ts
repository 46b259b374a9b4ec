import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { addLocaleInputSchema, Locale } from "@pressbox/shared/locales/locales.schema.ts";
import type { z } from "zod";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { describeLocale } from "../describe-locale.ts";
import { fallbackCircle, localeExists, unknownFallback } from "../locales.errors.ts";
import { circleThrough } from "../locales.policy.ts";
import { insertLocale, listLocales, lockLocales } from "../locales.repository.ts";

/** Adds a language people can write in from now on, last in the order. */
export async function addLocale(deps: Platform, actor: Actor, input: z.output<typeof addLocaleInputSchema>): Promise<Locale> {
  if (!can(actor, "locale.edit")) throw notAllowed("locale.edit");
  return await deps.database.transaction(async (tx) => {
    await lockLocales(tx);
    const locales = await listLocales(tx);
    // Codes are canonical, but a case-insensitive database would see `pt-br` and `pt-BR` as one key: so do we.
    if (locales.some((locale) => locale.code.toLowerCase() === input.code.toLowerCase())) throw localeExists();
    const fallback = input.fallback ?? "";
    const circle = circleThrough(input.code, fallback, locales);
    if (circle) throw fallbackCircle(circle);
    if (fallback !== "" && !locales.some((locale) => locale.code === fallback)) throw unknownFallback();
    const { name, direction } = describeLocale(input.code);
    const position = Math.max(-1, ...locales.map((locale) => locale.position)) + 1;
    const locale: Locale = {
      code: input.code,
      name: input.name ?? name.slice(0, 100),
      direction,
      fallback,
      isSource: false,
      isEnabled: true,
      position,
      revision: 1,
    };
    await insertLocale(tx, locale);
    await recordAudit(tx, deps.clock, actor, { action: "locale.added", subject: `locale:${locale.code}`, details: { fallback } });
    return locale;
  });
}
