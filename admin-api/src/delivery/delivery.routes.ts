/**
 * Two groups. `/api/v1/delivery`: the Delivery page. `/delivery/v1`: the readers' API, answered before Express by `DeliveryEndpoint`; declared here
 * for its documentation, for the test that walks all routes, and for `?at=`, which needs to know who asks.
 */

import {
  commitViewSchema,
  deliveredEntrySchema,
  deliveredListSchema,
  deliveryListQuerySchema,
  deliveryMessageQuerySchema,
  deliveryMessageSchema,
  deliveryOverviewSchema,
  liveVariantQuerySchema,
  liveVariantSchema,
} from "@pressbox/shared/delivery/delivery.schema.ts";
import { can } from "@pressbox/shared/identity/identity.permissions.ts";
import { type CursorKind, type CursorValues, decodeCursor, encodeCursor, pageQuerySchema, pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { z } from "zod";
import { AppError, notAllowed, notSignedIn } from "../platform/errors.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import { listMessages } from "../platform/outbox/outbox-messages.ts";
import type { DeliveryDeps } from "./delivery.deps.ts";
import { presentMessage } from "./delivery.presenter.ts";
import { quietTypes, readMessageSubjects } from "./message-subjects.ts";
import type { DeliveryEndpoint } from "./reading/delivery-endpoint.ts";
import { readCommits, readLive, readOverview } from "./reading/delivery-overview.repository.ts";
import { discardMessage } from "./use-cases/discard-message.ts";
import { retryMessage } from "./use-cases/retry-message.ts";

const base = { tag: "delivery" } as const;
const messageParams = z.object({
  id: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
});

export function deliveryRoutes(deps: DeliveryDeps, endpoint: DeliveryEndpoint): Route[] {
  return [...adminRoutes(deps), ...readerRoutes(endpoint)];
}

function adminRoutes(deps: DeliveryDeps): Route[] {
  const { database, clock } = deps;
  return [
    defineRoute({
      ...base,
      method: "get",
      path: "/api/v1/delivery",
      summary: "Where the region stands: epoch, cache, CDN, queues",
      permission: "delivery.read",
      responses: { 200: deliveryOverviewSchema },
      handle: async () => ({ status: 200, body: await readOverview(deps) }),
    }),
    defineRoute({
      ...base,
      method: "get",
      path: "/api/v1/delivery/commits",
      summary: "Publishing transactions, newest first, and how far each has got",
      permission: "delivery.read",
      query: pageQuerySchema,
      responses: { 200: pageSchema(commitViewSchema) },
      async handle({ query }) {
        const [before = null] = readCursor(query.cursor, ["integer"]) ?? [];
        return page(await readCommits(database.read, { before, limit: query.limit + 1 }), query.limit, (commit) => [commit.seq]);
      },
    }),
    defineRoute({
      ...base,
      method: "get",
      path: "/api/v1/delivery/messages",
      summary: "Queued work by queue (schedules first) and state, newest first",
      permission: "delivery.read",
      query: deliveryMessageQuerySchema,
      responses: { 200: pageSchema(deliveryMessageSchema) },
      async handle({ query }) {
        const cursor = readCursor(query.cursor, ["text", "rowId"]);
        const before = cursor ? { queue: cursor[0], id: cursor[1] } : undefined;
        const { queue, state, limit } = query;
        const rows = await listMessages(database.read, clock, { queue, state, quietTypes, before, limit: limit + 1 });
        const aboutOf = await readMessageSubjects(database.read, rows);
        const { status, body } = page(rows, limit, (row) => [row.queue, String(row.id)]);
        const shown = body.items.flatMap((row) => {
          const about = aboutOf(row);
          return about === null ? [] : presentMessage(row, about, clock.now());
        });
        return { status, body: { ...body, items: shown } };
      },
    }),
    defineRoute({
      ...base,
      method: "post",
      path: "/api/v1/delivery/messages/{id}/retry",
      summary: "Run a failed message again now",
      permission: "delivery.retry",
      params: messageParams,
      responses: { 204: null },
      async handle({ actor, params }) {
        await retryMessage(deps, actor, params.id);
        return { status: 204 };
      },
    }),
    defineRoute({
      ...base,
      method: "delete",
      path: "/api/v1/delivery/messages/{id}",
      summary: "Discard a message that has failed for good",
      permission: "delivery.retry",
      params: messageParams,
      responses: { 204: null },
      async handle({ actor, params }) {
        await discardMessage(deps, actor, params.id);
        return { status: 204 };
      },
    }),
    defineRoute({
      ...base,
      method: "get",
      path: "/api/v1/delivery/live",
      summary: "Everything that is live, last changed first",
      permission: "delivery.read",
      query: liveVariantQuerySchema,
      responses: { 200: pageSchema(liveVariantSchema) },
      async handle({ query }) {
        const cursor = readCursor(query.cursor, ["integer", "text", "text"]);
        const before = cursor && { sequence: cursor[0], entryId: cursor[1], locale: cursor[2] };
        const rows = await readLive(database.read, { type: query.type, locale: query.locale, before, limit: query.limit + 1 });
        return page(rows, query.limit, (row) => [row.sequence, row.entryId, row.locale]);
      },
    }),
  ];
}

function readerRoutes(endpoint: DeliveryEndpoint): Route[] {
  const at = z.object({ at: z.string().max(40).optional() });
  /** Public without `?at=`; with it, for tokens that may travel in time. */
  const answer: Route["handle"] = async ({ actor, raw, response }) => {
    if (!endpoint.answer(raw, response)) {
      if (!actor) throw notSignedIn();
      if (!can(actor, "delivery.time-travel")) throw notAllowed("delivery.time-travel");
      await endpoint.answerAt(raw, response);
    }
    return "stream";
  };
  const reader = { ...base, method: "get", permission: "public", handle: answer } as const;
  return [
    defineRoute({
      ...reader,
      path: "/delivery/v1/{locale}/{type}",
      summary: "Live entries of a type; a cursor keeps to the moment of its first page. `filter[<field>]=<value>` too",
      params: z.object({ locale: z.string(), type: z.string() }),
      query: deliveryListQuerySchema.catchall(z.unknown()),
      responses: { 200: deliveredListSchema },
    }),
    defineRoute({
      ...reader,
      path: "/delivery/v1/{locale}/{type}/{slug}",
      summary: "A live entry by its slug; an old slug redirects (301)",
      params: z.object({ locale: z.string(), type: z.string(), slug: z.string() }),
      query: at,
      responses: { 200: deliveredEntrySchema, 301: null },
    }),
    defineRoute({
      ...reader,
      path: "/delivery/v1/{locale}/entries/{id}",
      summary: "A live entry by its id",
      params: z.object({ locale: z.string(), id: z.string() }),
      query: at,
      responses: { 200: deliveredEntrySchema },
    }),
  ];
}

function page<Item>(rows: readonly Item[], limit: number, cursorOf: (item: Item) => readonly (string | number)[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { status: 200, body: { items, nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null } };
}

/** @throws AppError 400 for a cursor that is not ours */
function readCursor<const Kinds extends readonly CursorKind[]>(cursor: string | undefined, kinds: Kinds): CursorValues<Kinds> | null {
  if (cursor === undefined) return null;
  const values = decodeCursor(cursor, kinds);
  if (!values) throw new AppError("platform.bad_cursor", 400, "This cursor is not ours: start from the first page.");
  return values;
}
