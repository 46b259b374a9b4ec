import { z } from "zod";
import { localeTagSchema } from "../kernel/locale-tag.ts";

/** A language people write in. `fallback` is the next one readers get when a whole entry is missing here, or "" at the end of the chain. */
export const localeSchema = z.object({
  code: z.string().max(35),
  name: z.string().min(1).max(100),
  direction: z.enum(["ltr", "rtl"]),
  fallback: z.string().max(35),
  isSource: z.boolean(),
  isEnabled: z.boolean(),
  position: z.number().int(),
  revision: z.number().int(),
});
export type Locale = z.infer<typeof localeSchema>;

/** `direction` and `name` follow from the code (CLDR through Intl) when left out. */
export const addLocaleInputSchema = z.strictObject({
  code: localeTagSchema,
  name: z.string().min(1).max(100).optional(),
  fallback: localeTagSchema.optional(),
});
export const changeLocaleInputSchema = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  fallback: z.union([localeTagSchema, z.literal("")]).optional(),
  isEnabled: z.boolean().optional(),
});

/** `locale` and what follows it: the order in which a reader's locale is tried. Cycles end where they began. */
export function fallbackChain(locale: string, locales: readonly Pick<Locale, "code" | "fallback">[]): string[] {
  const chain: string[] = [];
  for (let code = locale; code !== "" && !chain.includes(code); code = locales.find((each) => each.code === code)?.fallback ?? "") chain.push(code);
  return chain;
}
