import { localeTagSchema } from "@pressbox/shared/kernel/locale-tag.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { addLocaleInputSchema, changeLocaleInputSchema, localeSchema } from "@pressbox/shared/locales/locales.schema.ts";
import { z } from "zod";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { Platform } from "../platform/platform.ts";
import { listLocales } from "./locales.repository.ts";
import { addLocale } from "./use-cases/add-locale.ts";
import { changeLocale } from "./use-cases/change-locale.ts";

/** The languages of the installation. */
export function localesRoutes(deps: Platform): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/locales",
      summary: "Languages, in their order",
      tag: "locales",
      permission: "locale.read",
      responses: { 200: pageSchema(localeSchema) },
      handle: async () => ({ status: 200, body: { items: await listLocales(deps.database.read), nextCursor: null } }),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/locales",
      summary: "Add a language",
      tag: "locales",
      permission: "locale.edit",
      body: addLocaleInputSchema,
      responses: { 201: localeSchema },
      async handle({ actor, body }) {
        const locale = await addLocale(deps, actor, body);
        return { status: 201, body: locale, headers: { ETag: revisionTag(locale.revision) } };
      },
    }),
    defineRoute({
      method: "patch",
      path: "/api/v1/locales/{code}",
      summary: "Change a language's name, fallback or use",
      tag: "locales",
      permission: "locale.edit",
      params: z.object({ code: localeTagSchema }),
      body: changeLocaleInputSchema,
      responses: { 200: localeSchema },
      async handle({ actor, params, body, ifMatch }) {
        const locale = await changeLocale(deps, actor, { code: params.code, ifMatch, changes: body });
        return { status: 200, body: locale, headers: { ETag: revisionTag(locale.revision) } };
      },
    }),
  ];
}
