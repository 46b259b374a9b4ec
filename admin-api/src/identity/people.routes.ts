import { changeUserInputSchema, createUserInputSchema, erasePersonInputSchema, userViewSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { pageQuerySchema, pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { z } from "zod";
import { notFound } from "../platform/errors.ts";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { Platform } from "../platform/platform.ts";
import { presentUser } from "./identity.presenter.ts";
import { findUser, listUsers } from "./identity.repository.ts";
import { cursorId, pageOf } from "./identity-pages.ts";
import { changeUser } from "./use-cases/change-user.ts";
import { createUser } from "./use-cases/create-user.ts";
import { type ErasureDeps, erasePerson } from "./use-cases/erase-person.ts";

const byId = z.object({ id: idSchema });

/** People, and what may be done to their accounts. */
export function peopleRoutes(deps: ErasureDeps): Route[] {
  return [...userRoutes(deps), ...erasureRoutes(deps)];
}

function userRoutes(deps: Platform): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/users",
      summary: "People",
      tag: "identity",
      permission: "user.read",
      query: pageQuerySchema,
      responses: { 200: pageSchema(userViewSchema) },
      async handle({ query }) {
        const users = await listUsers(deps.database.read, query.limit + 1, cursorId(query.cursor));
        return { status: 200, body: pageOf(users, query.limit, presentUser) };
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/users",
      summary: "Make a person",
      tag: "identity",
      permission: "user.edit",
      body: createUserInputSchema,
      responses: { 201: userViewSchema },
      async handle({ actor, body }) {
        const user = await createUser(deps, actor, body);
        return { status: 201, body: presentUser(user), headers: { ETag: revisionTag(user.revision), Location: `/api/v1/users/${user.id}` } };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/users/{id}",
      summary: "A person",
      tag: "identity",
      permission: "user.read",
      params: byId,
      responses: { 200: userViewSchema },
      async handle({ params }) {
        const user = await findUser(deps.database.read, params.id);
        if (!user) throw notFound("person");
        return { status: 200, body: presentUser(user), headers: { ETag: revisionTag(user.revision) } };
      },
    }),
    defineRoute({
      method: "patch",
      path: "/api/v1/users/{id}",
      summary: "Change a person's name, rights, status or password",
      tag: "identity",
      permission: "user.edit",
      params: byId,
      body: changeUserInputSchema,
      responses: { 200: userViewSchema },
      async handle({ actor, params, body, ifMatch }) {
        const user = await changeUser(deps, actor, { id: params.id, ifMatch, changes: body });
        return { status: 200, body: presentUser(user), headers: { ETag: revisionTag(user.revision) } };
      },
    }),
  ];
}

function erasureRoutes(deps: ErasureDeps): Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/users/{id}/erasure",
      summary: "Erase a person: their account, name, address, sessions and keys; what they did stays under an id",
      tag: "identity",
      permission: "person.erase",
      params: byId,
      body: erasePersonInputSchema,
      responses: { 200: userViewSchema },
      handle: async ({ actor, params, body }) => ({ status: 200, body: presentUser(await erasePerson(deps, actor, params.id, body)) }),
    }),
  ];
}
