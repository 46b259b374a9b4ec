import {
  changeVariantInputSchema,
  createdEntrySchema,
  createEntryInputSchema,
  createVariantInputSchema,
  entryListQuerySchema,
  entrySummarySchema,
  entryUseSchema,
  variantViewSchema,
} from "@pressbox/shared/entries/entries.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { localeTagSchema } from "@pressbox/shared/kernel/locale-tag.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { z } from "zod";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { EntriesDeps } from "./entries.deps.ts";
import { readEntry, readEntryPage, readVariant } from "./entry-views.ts";
import { openEntry } from "./open-entry.ts";
import { publishingRoutes } from "./publishing.routes.ts";
import { changeVariant } from "./use-cases/change-variant.ts";
import { createEntry } from "./use-cases/create-entry.ts";
import { createVariant } from "./use-cases/create-variant.ts";
import { deleteEntry } from "./use-cases/delete-entry.ts";
import { restoreEntry } from "./use-cases/restore-entry.ts";
import { versionsRoutes } from "./versions.routes.ts";
import { readUses } from "./where-used.ts";

const tag = "entries";
const entryParams = z.object({ id: idSchema });
const variantParams = z.object({ id: idSchema, locale: localeTagSchema });
/** A long read with tables is half of it. */
const bodyLimitBytes = 4 * 1024 * 1024;

/** `/api/v1/entries`: entries, their variants, versions and publications. */
export function entriesRoutes(deps: EntriesDeps): Route[] {
  const { read } = deps.database;
  return [
    defineRoute({
      tag,
      method: "get",
      path: "/api/v1/entries",
      summary: "The content list, newest change first; `bin=true` lists the bin",
      permission: "entry.read",
      query: entryListQuerySchema,
      responses: { 200: pageSchema(entrySummarySchema) },
      handle: async ({ actor, query }) => ({ status: 200, body: await readEntryPage(read, actor, query) }),
    }),
    defineRoute({
      tag,
      method: "post",
      path: "/api/v1/entries",
      summary: "Make an entry with its first variant",
      permission: "entry.create",
      body: createEntryInputSchema,
      bodyLimitBytes,
      responses: { 201: createdEntrySchema },
      async handle({ actor, body }) {
        const { id, revision } = await createEntry(deps, actor, body);
        const variant = await readVariant(read, actor, id, body.locale);
        const headers = { ETag: revisionTag(revision), Location: `/api/v1/entries/${id}/variants/${body.locale}` };
        return { status: 201, body: { id, revision, variant }, headers };
      },
    }),
    defineRoute({
      tag,
      method: "get",
      path: "/api/v1/entries/{id}",
      summary: "One entry with its variants",
      permission: "entry.read",
      params: entryParams,
      responses: { 200: entrySummarySchema },
      handle: async ({ actor, params }) => ({ status: 200, body: await readEntry(read, actor, params.id) }),
    }),
    defineRoute({
      tag,
      method: "delete",
      path: "/api/v1/entries/{id}",
      summary: "Move an entry to the bin; refused while readers see it or something live points at it",
      permission: "entry.delete",
      params: entryParams,
      responses: { 204: null },
      async handle({ actor, params }) {
        await deleteEntry(deps, actor, params.id);
        return { status: 204 };
      },
    }),
    defineRoute({
      tag,
      method: "post",
      path: "/api/v1/entries/{id}/restore",
      summary: "Take an entry out of the bin",
      permission: "entry.delete",
      params: entryParams,
      responses: { 200: entrySummarySchema },
      async handle({ actor, params }) {
        await restoreEntry(deps, actor, params.id);
        return { status: 200, body: await readEntry(read, actor, params.id) };
      },
    }),
    defineRoute({
      tag,
      method: "get",
      path: "/api/v1/entries/{id}/where-used",
      summary: "Which entries point at this one, from drafts and live",
      permission: "entry.read",
      params: entryParams,
      responses: { 200: z.object({ items: z.array(entryUseSchema) }) },
      async handle({ actor, params }) {
        await openEntry(read, actor, params.id);
        return { status: 200, body: { items: await readUses(read, actor, params.id) } };
      },
    }),
    ...variantRoutes(deps),
    ...versionsRoutes(deps),
    ...publishingRoutes(deps),
  ];
}

function variantRoutes(deps: EntriesDeps): Route[] {
  const path = "/api/v1/entries/{id}/variants/{locale}";
  const reply = async (status: number, actor: Parameters<typeof readVariant>[1], { id, locale }: z.infer<typeof variantParams>) => {
    const variant = await readVariant(deps.database.read, actor, id, locale);
    return { status, body: variant, headers: { ETag: revisionTag(variant.revision) } };
  };
  return [
    defineRoute({
      tag,
      method: "get",
      path,
      summary: "An entry in one locale, shared fields merged in",
      permission: "entry.read",
      params: variantParams,
      responses: { 200: variantViewSchema },
      handle: ({ actor, params }) => reply(200, actor, params),
    }),
    defineRoute({
      tag,
      method: "patch",
      path,
      summary: "Set fields; with `If-Match`, 412 if one of them changed since",
      permission: "entry.translate",
      params: variantParams,
      body: changeVariantInputSchema,
      bodyLimitBytes,
      responses: { 200: variantViewSchema },
      async handle({ actor, params, body, ifMatch }) {
        await changeVariant(deps, actor, { entryId: params.id, locale: params.locale, fields: body.fields, ifMatch });
        return reply(200, actor, params);
      },
    }),
    defineRoute({
      tag,
      method: "put",
      path,
      summary: "Make the variant of a locale, empty, with texts, or as a copy of another locale",
      permission: "entry.translate",
      params: variantParams,
      body: createVariantInputSchema,
      bodyLimitBytes,
      responses: { 200: variantViewSchema, 201: variantViewSchema },
      async handle({ actor, params, body }) {
        const isNew = await createVariant(deps, actor, { entryId: params.id, locale: params.locale, fields: body.fields, copyFrom: body.copyFrom });
        return reply(isNew ? 201 : 200, actor, params);
      },
    }),
  ];
}
