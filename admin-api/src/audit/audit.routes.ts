import { type AuditQuery, auditEventSchema, auditQuerySchema } from "@pressbox/shared/audit/audit.schema.ts";
import { decodeCursor, encodeCursor, pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { invalidInput } from "../platform/errors.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { Platform } from "../platform/platform.ts";
import { listAuditEvents } from "./audit.repository.ts";

/** The record of who did what. It has no writing route: it is written where things are done. */
export function auditRoutes(deps: Pick<Platform, "database">): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/audit",
      summary: "Who did what, newest first",
      tag: "audit",
      permission: "audit.read",
      query: auditQuerySchema,
      responses: { 200: pageSchema(auditEventSchema) },
      async handle({ query }) {
        const { limit, cursor, ...filter } = query;
        const events = await listAuditEvents(deps.database.read, { ...filter, beforeId: readCursor(cursor) }, limit + 1);
        const last = events.length > limit ? events[limit - 1] : undefined;
        return { status: 200, body: { items: events.slice(0, limit), nextCursor: last ? encodeCursor([last.id]) : null } };
      },
    }),
  ];
}

function readCursor(cursor: AuditQuery["cursor"]): bigint | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor, ["rowId"]) ?? [];
  if (id === undefined) throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "This cursor is not one of ours." }]);
  return id;
}
