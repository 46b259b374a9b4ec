import {
  publishedSchema,
  publishedSetSchema,
  publishInputSchema,
  publishProgressSchema,
  publishSetInputSchema,
  scheduleViewSchema,
  unpublishInputSchema,
} from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { localeTagSchema } from "@pressbox/shared/kernel/locale-tag.ts";
import { z } from "zod";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { EntriesDeps } from "./entries.deps.ts";
import { readVariant } from "./entry-views.ts";
import { readPublishProgress } from "./publish-progress.ts";
import { readSchedules, viewSchedules } from "./schedule-views.ts";
import { cancelSchedule } from "./use-cases/cancel-schedule.ts";
import { type PublishResult, publishVariantSet } from "./use-cases/publish-variant-set.ts";
import { unpublishVariant } from "./use-cases/unpublish-variant.ts";

const tag = "entries";
const entryParams = z.object({ id: idSchema });
const variantParams = z.object({ id: idSchema, locale: localeTagSchema });
const scheduleParams = z.object({ id: idSchema, scheduleId: idSchema });
const variantPath = "/api/v1/entries/{id}/variants/{locale}";

/** Publishing, unpublishing, planning both, and how far the last one has got. */
export function publishingRoutes(deps: EntriesDeps): Route[] {
  const { read } = deps.database;
  const result = async ({ commitSeq, schedules, republished }: PublishResult) => ({ commitSeq, schedules: await viewSchedules(read, schedules), republished });
  const reply = async (actor: Actor, { id, locale }: z.infer<typeof variantParams>, outcome: PublishResult) => ({
    status: 200,
    body: { ...(await result(outcome)), variant: await readVariant(read, actor, id, locale) },
  });
  return [
    defineRoute({
      tag,
      method: "post",
      path: `${variantPath}/publish`,
      summary: "Publish a variant now or at a moment; without `version` the draft is frozen as one",
      permission: "entry.publish",
      params: variantParams,
      body: publishInputSchema,
      responses: { 200: publishedSchema },
      handle: async ({ actor, params, body, ifMatch }) =>
        reply(actor, params, await publishVariantSet(deps, actor, { ...body, entryId: params.id, locales: [params.locale], ifMatch })),
    }),
    defineRoute({
      tag,
      method: "post",
      path: `${variantPath}/unpublish`,
      summary: "Take a variant from the readers now or at a moment",
      permission: "entry.publish",
      params: variantParams,
      body: unpublishInputSchema,
      responses: { 200: publishedSchema },
      handle: async ({ actor, params, body, ifMatch }) =>
        reply(actor, params, await unpublishVariant(deps, actor, { ...body, entryId: params.id, locale: params.locale, ifMatch })),
    }),
    defineRoute({
      tag,
      method: "post",
      path: "/api/v1/entries/{id}/publish",
      summary: "Publish several locales of one entry, all or none",
      permission: "entry.publish",
      params: entryParams,
      body: publishSetInputSchema,
      responses: { 200: publishedSetSchema },
      async handle({ actor, params, body, ifMatch }) {
        const outcome = await publishVariantSet(deps, actor, { ...body, entryId: params.id, ifMatch });
        const variants = [];
        for (const locale of new Set(body.locales)) variants.push(await readVariant(read, actor, params.id, locale));
        return { status: 200, body: { ...(await result(outcome)), variants } };
      },
    }),
    defineRoute({
      tag,
      method: "get",
      path: `${variantPath}/progress`,
      summary: "How far the last publish of a variant has got: committed, readable, purged",
      permission: "entry.read",
      params: variantParams,
      responses: { 200: publishProgressSchema },
      handle: async ({ actor, params }) => ({ status: 200, body: await readPublishProgress(deps, actor, params.id, params.locale) }),
    }),
    defineRoute({
      tag,
      method: "get",
      path: "/api/v1/entries/{id}/schedules",
      summary: "What is and was planned for an entry, soonest first",
      permission: "entry.read",
      params: entryParams,
      responses: { 200: z.object({ items: z.array(scheduleViewSchema) }) },
      handle: async ({ actor, params }) => ({ status: 200, body: { items: await readSchedules(read, actor, params.id) } }),
    }),
    defineRoute({
      tag,
      method: "delete",
      path: "/api/v1/entries/{id}/schedules/{scheduleId}",
      summary: "Call a planned publish or unpublish off",
      permission: "entry.publish",
      params: scheduleParams,
      responses: { 204: null },
      async handle({ actor, params }) {
        await cancelSchedule(deps, actor, params.id, params.scheduleId);
        return { status: 204 };
      },
    }),
  ];
}
