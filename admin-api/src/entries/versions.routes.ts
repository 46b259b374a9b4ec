import {
  blameQuerySchema,
  blameSchema,
  createVersionInputSchema,
  erasePhraseInputSchema,
  nameVersionInputSchema,
  phraseErasedSchema,
  restoreVersionInputSchema,
  variantViewSchema,
  versionSummarySchema,
  versionViewSchema,
} from "@pressbox/shared/entries/entries.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { localeTagSchema, sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { pageQuerySchema, pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { z } from "zod";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import { createBlame } from "./blame/read-blame.ts";
import type { EntriesDeps } from "./entries.deps.ts";
import { readVariant } from "./entry-views.ts";
import { createVersion } from "./use-cases/create-version.ts";
import { erasePhrase } from "./use-cases/erase-phrase.ts";
import { nameVersion } from "./use-cases/name-version.ts";
import { restoreVersion } from "./use-cases/restore-version.ts";
import { readVersion, readVersionPage } from "./version-views.ts";

const tag = "entries";
/** `*` names the shared fields. */
const params = z.object({ id: idSchema, locale: z.union([z.literal(sharedLocale), localeTagSchema]) });
const versionParams = params.extend({ number: z.coerce.number().int().min(1).max(2_147_483_647) });
const path = "/api/v1/entries/{id}/variants/{locale}/versions";

/** Immutable snapshots of a variant, or of the shared fields under the locale `*`. */
export function versionsRoutes(deps: EntriesDeps): Route[] {
  const { read } = deps.database;
  const readBlame = createBlame(read);
  return [
    defineRoute({
      tag,
      method: "get",
      path,
      summary: "Versions of a variant, newest first",
      permission: "entry.read",
      params,
      query: pageQuerySchema,
      responses: { 200: pageSchema(versionSummarySchema) },
      handle: async ({ actor, params, query }) => ({
        status: 200,
        body: await readVersionPage(read, actor, { entryId: params.id, locale: params.locale }, query),
      }),
    }),
    defineRoute({
      tag,
      method: "post",
      path,
      summary: "Freeze the draft as a version; the same content again answers the version that holds it",
      permission: "entry.translate",
      params,
      body: createVersionInputSchema,
      responses: { 200: versionViewSchema, 201: versionViewSchema },
      async handle({ actor, params, body }) {
        const key = { entryId: params.id, locale: params.locale };
        const { number, isNew } = await createVersion(deps, actor, { ...key, ...body });
        return { status: isNew ? 201 : 200, body: await readVersion(read, actor, key, number) };
      },
    }),
    defineRoute({
      tag,
      method: "post",
      path: `${path}/erasure`,
      summary: "Take words out of what the versions remember that readers never saw",
      permission: "person.erase",
      params,
      body: erasePhraseInputSchema,
      responses: { 200: phraseErasedSchema },
      async handle({ actor, params, body }) {
        const { kept, ...erased } = await erasePhrase(deps, actor, { entryId: params.id, locale: params.locale, phrase: body.text });
        return { status: 200, body: { ...erased, kept: [...kept] } };
      },
    }),
    defineRoute({
      tag,
      method: "get",
      path: "/api/v1/entries/{id}/variants/{locale}/blame",
      summary: "Who wrote each word of a rich text, and when",
      permission: "entry.read",
      params,
      query: blameQuerySchema,
      responses: { 200: blameSchema },
      handle: async ({ actor, params, query }) => ({
        status: 200,
        body: await readBlame(actor, { entryId: params.id, locale: params.locale }, query.field),
      }),
    }),
    defineRoute({
      tag,
      method: "get",
      path: `${path}/{number}`,
      summary: "One version with its fields",
      permission: "entry.read",
      params: versionParams,
      responses: { 200: versionViewSchema },
      handle: async ({ actor, params }) => ({
        status: 200,
        body: await readVersion(read, actor, { entryId: params.id, locale: params.locale }, params.number),
      }),
    }),
    defineRoute({
      tag,
      method: "patch",
      path: `${path}/{number}`,
      summary: "Name a version; a named one is never thinned",
      permission: "entry.translate",
      params: versionParams,
      body: nameVersionInputSchema,
      responses: { 200: versionViewSchema },
      async handle({ actor, params, body }) {
        const key = { entryId: params.id, locale: params.locale };
        await nameVersion(deps, actor, { ...key, number: params.number, name: body.name });
        return { status: 200, body: await readVersion(read, actor, key, params.number) };
      },
    }),
    defineRoute({
      tag,
      method: "post",
      path: `${path}/{number}/restore`,
      summary: "Bring a version's texts back into the draft, all or those of some fields; what the draft held is frozen first",
      permission: "entry.translate",
      params: versionParams,
      body: restoreVersionInputSchema,
      responses: { 200: variantViewSchema },
      async handle({ actor, params, body, ifMatch }) {
        await restoreVersion(deps, actor, { entryId: params.id, locale: params.locale, number: params.number, only: body.fields, ifMatch });
        const variant = await readVariant(read, actor, params.id, params.locale);
        return { status: 200, body: variant, headers: { ETag: revisionTag(variant.revision) } };
      },
    }),
  ];
}
