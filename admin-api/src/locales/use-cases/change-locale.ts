import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { changeLocaleInputSchema, Locale } from "@pressbox/shared/locales/locales.schema.ts";
import type { z } from "zod";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed, notFound, preconditionFailed } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { fallbackCircle, sourceStaysEnabled, unknownFallback } from "../locales.errors.ts";
import { circleThrough } from "../locales.policy.ts";
import { listLocales, lockLocales, updateLocale } from "../locales.repository.ts";

export interface ChangeLocaleInput {
  readonly code: string;
  readonly ifMatch: number | undefined;
  readonly changes: z.output<typeof changeLocaleInputSchema>;
}

/** Changes a language's name, fallback or whether it is used. Code, direction and which one is the source are fixed. */
export async function changeLocale(deps: Platform, actor: Actor, { code, ifMatch, changes }: ChangeLocaleInput): Promise<Locale> {
  if (!can(actor, "locale.edit")) throw notAllowed("locale.edit");
  return await deps.database.transaction(async (tx) => {
    await lockLocales(tx);
    const locales = await listLocales(tx);
    const locale = locales.find((each) => each.code === code);
    if (!locale) throw notFound("language");
    if (ifMatch !== undefined && ifMatch !== locale.revision) throw preconditionFailed({ current: locale });
    const { name = locale.name, fallback = locale.fallback, isEnabled = locale.isEnabled } = changes;
    if (locale.isSource && !isEnabled) throw sourceStaysEnabled();
    if (fallback !== "" && !locales.some((each) => each.code === fallback)) throw unknownFallback();
    const circle = circleThrough(code, fallback, locales);
    if (circle) throw fallbackCircle(circle);
    if (!(await updateLocale(tx, locale, { name, fallback, isEnabled }))) throw preconditionFailed({ current: locale });
    await recordAudit(tx, deps.clock, actor, { action: "locale.changed", subject: `locale:${code}`, details: { ...changes } });
    return { ...locale, name, fallback, isEnabled, revision: locale.revision + 1 };
  });
}
