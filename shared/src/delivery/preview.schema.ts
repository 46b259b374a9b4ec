/** Shapes of previews: links to a draft for people without an account, and the sites that can be framed instead of our own rendering. */
import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";

/** A quarter of an hour to a week; a day unless told. */
export const previewLifetimes = { leastMinutes: 15, usualMinutes: 24 * 60, mostMinutes: 7 * 24 * 60 } as const;

export const createPreviewLinkInputSchema = z.strictObject({
  lifetimeMinutes: z.number().int().min(previewLifetimes.leastMinutes).max(previewLifetimes.mostMinutes).default(previewLifetimes.usualMinutes),
});
export type CreatePreviewLinkInput = z.output<typeof createPreviewLinkInputSchema>;

export const previewLinkSchema = z.object({
  id: idSchema,
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** When somebody last opened it, to the minute; null when nobody has. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type PreviewLink = z.infer<typeof previewLinkSchema>;

/** The only time that the address is told: the database keeps a hash of its secret. */
export const createdPreviewLinkSchema = previewLinkSchema.extend({
  /** For people: a page. */
  url: z.string(),
  /** The site's own preview page, where the type has one: this is framed. */
  siteUrl: z.string().nullable(),
});
export type CreatedPreviewLink = z.infer<typeof createdPreviewLinkSchema>;

export const previewPlaceholders = ["token", "path", "locale", "slug", "type", "id"] as const;

/**
 * `https://site.example/preview?token={token}&path={path}`. The origin is fixed: placeholders stand behind it. `http` for this very machine only.
 */
export const previewUrlTemplateSchema = z
  .string()
  .trim()
  .max(1000)
  .superRefine((template, context) => {
    const fault = templateFault(template);
    if (fault !== null) context.addIssue({ code: "custom", message: fault.message, params: { rule: fault.rule } });
  });

function templateFault(template: string): { rule: string; message: string } | null {
  const url = URL.parse(fillPreviewUrl(template, () => "x"));
  const origin = /^https?:\/\/[^/?#\s{}@\\]+(?=[/?#]|$)/i.exec(template)?.[0];
  if (!url || origin === undefined || url.origin !== new URL(origin).origin)
    return { rule: "preview_url", message: "must be an https address whose host has no placeholder" };
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal))
    return { rule: "preview_url_scheme", message: "must begin with https:// (http:// for localhost only)" };
  if (!template.includes("{token}")) return { rule: "preview_url_token", message: "must hold {token}" };
  const unknown = /\{(?!(?:token|path|locale|slug|type|id)\})[^}]*\}/.exec(template)?.[0];
  return unknown === undefined ? null : { rule: "preview_url_placeholder", message: `${unknown} is no placeholder` };
}

/** Puts values in, percent-encoded. */
export function fillPreviewUrl(template: string, valueFor: (placeholder: (typeof previewPlaceholders)[number]) => string): string {
  return previewPlaceholders.reduce((url, name) => url.replaceAll(`{${name}}`, () => encodeURIComponent(valueFor(name))), template);
}

/** Where the browser may frame: `https://site.example`. */
export const originOfTemplate = (template: string): string => new URL(fillPreviewUrl(template, () => "x")).origin;

export const previewSiteSchema = z.object({ contentType: z.string(), urlTemplate: z.string(), updatedAt: z.iso.datetime() });
export type PreviewSite = z.infer<typeof previewSiteSchema>;
export const previewSitesSchema = z.object({ items: z.array(previewSiteSchema) });
export const setPreviewSiteInputSchema = z.strictObject({ urlTemplate: previewUrlTemplateSchema });
