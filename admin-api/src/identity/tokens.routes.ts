import { createdTokenSchema, createTokenInputSchema, tokenViewSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { pageQuerySchema, pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { z } from "zod";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { Platform } from "../platform/platform.ts";
import { presentToken } from "./identity.presenter.ts";
import { listTokens } from "./identity.repository.ts";
import { cursorId, pageOf } from "./identity-pages.ts";
import { createToken } from "./use-cases/create-token.ts";
import { revokeToken } from "./use-cases/revoke-token.ts";

const byId = z.object({ id: idSchema });

/** API tokens. */
export function tokenRoutes(deps: Platform): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/tokens",
      summary: "API tokens",
      tag: "identity",
      permission: "token.edit",
      query: pageQuerySchema,
      responses: { 200: pageSchema(tokenViewSchema) },
      async handle({ query }) {
        const tokens = await listTokens(deps.database.read, query.limit + 1, cursorId(query.cursor));
        return { status: 200, body: pageOf(tokens, query.limit, presentToken) };
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/tokens",
      summary: "Make an API token; its secret is in this answer only",
      tag: "identity",
      permission: "token.edit",
      body: createTokenInputSchema,
      responses: { 201: createdTokenSchema },
      async handle({ actor, body }) {
        const { token, secret } = await createToken(deps, actor, body);
        return { status: 201, body: { ...presentToken(token), secret } };
      },
    }),
    defineRoute({
      method: "delete",
      path: "/api/v1/tokens/{id}",
      summary: "Revoke an API token",
      tag: "identity",
      permission: "token.edit",
      params: byId,
      responses: { 204: null },
      async handle({ actor, params }) {
        await revokeToken(deps, actor, params.id);
        return { status: 204 };
      },
    }),
  ];
}
