import { z } from "zod";

/** The pseudo-locale of an entry's shared (not localised) fields. Never a language. */
export const sharedLocale = "*";

/** A canonical BCP 47 tag (`en`, `pt-BR`); other spellings are canonicalised, nonsense is refused. */
export const localeTagSchema = z
  .string()
  .max(35)
  .transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? z.NEVER;
    } catch {
      context.addIssue({ code: "custom", message: "not a BCP 47 language tag" });
      return z.NEVER;
    }
  });
