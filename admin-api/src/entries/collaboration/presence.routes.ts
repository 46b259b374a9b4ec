import { presenceSchema } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { defineRoute, type Route } from "../../platform/http/route.ts";
import { canReadType } from "../entries.policy.ts";
import type { Presence } from "./presence.ts";

/** Who has which entry open, for lists. */
export const presenceRoutes = (presence: Presence): Route[] => [
  defineRoute({
    method: "get",
    path: "/api/v1/presence",
    summary: "Who has which entry open now",
    tag: "entries",
    permission: "entry.read",
    responses: { 200: presenceSchema },
    async handle({ actor }) {
      const entries = (await presence.list()).filter((entry) => canReadType(actor, entry.contentType));
      return { status: 200, body: { items: entries.map(({ entryId, people }) => ({ entryId, people })) } };
    },
  }),
];
