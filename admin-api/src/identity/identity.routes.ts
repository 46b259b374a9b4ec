import {
  changeMeInputSchema,
  changeUserInputSchema,
  createdTokenSchema,
  createTokenInputSchema,
  createUserInputSchema,
  erasePersonInputSchema,
  firstAdministratorInputSchema,
  meSchema,
  sessionViewSchema,
  setupSchema,
  signInInputSchema,
  tokenViewSchema,
  userViewSchema,
} from "@pressbox/shared/identity/identity.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { decodeCursor, encodeCursor, pageQuerySchema, pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import type { Request } from "express";
import { z } from "zod";
import { invalidInput, notFound, notSignedIn } from "../platform/errors.ts";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { Platform } from "../platform/platform.ts";
import { actorOf } from "./authenticate.ts";
import { presentMe, presentSession, presentToken, presentUser } from "./identity.presenter.ts";
import { findUser, hasUsers, listSessions, listTokens, listUsers } from "./identity.repository.ts";
import { plainAddress } from "./plain-address.ts";
import { hashSecret } from "./secrets.ts";
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from "./session-cookie.ts";
import { absoluteMs, isLiving, type Visitor } from "./sessions.ts";
import { changeMe } from "./use-cases/change-me.ts";
import { changeUser } from "./use-cases/change-user.ts";
import { createFirstAdministrator } from "./use-cases/create-first-administrator.ts";
import { createToken } from "./use-cases/create-token.ts";
import { createUser } from "./use-cases/create-user.ts";
import { revokeSession, signOut } from "./use-cases/end-session.ts";
import { type ErasureDeps, erasePerson } from "./use-cases/erase-person.ts";
import { revokeToken } from "./use-cases/revoke-token.ts";
import { signIn } from "./use-cases/sign-in.ts";

const byId = z.object({ id: idSchema });

/** Sign-in, one's own profile and sessions, people, API tokens, the first administrator. */
export function identityRoutes(deps: ErasureDeps): Route[] {
  return [...sessionRoutes(deps), ...setupRoutes(deps), ...userRoutes(deps), ...erasureRoutes(deps), ...tokenRoutes(deps)];
}

function sessionRoutes(deps: Platform): Route[] {
  const { publicUrl } = deps.config;
  const secretOf = (request: Request) => readSessionCookie(request.headers.cookie, publicUrl);
  return [
    defineRoute({
      method: "post",
      path: "/api/v1/session",
      summary: "Sign in",
      tag: "identity",
      permission: "public",
      body: signInInputSchema,
      responses: { 201: meSchema },
      async handle({ body, raw }) {
        const { user, secret } = await signIn(deps, { ...body, earlierSecret: secretOf(raw), visitor: visitorOf(raw) });
        return { status: 201, body: presentMe(actorOf(user), user), headers: sessionHeaders(secret, publicUrl) };
      },
    }),
    defineRoute({
      method: "delete",
      path: "/api/v1/session",
      summary: "Sign out",
      tag: "identity",
      permission: "signed-in",
      responses: { 204: null },
      async handle({ actor, raw }) {
        const secret = secretOf(raw);
        if (secret !== undefined) await signOut(deps, actor, secret);
        return { status: 204, headers: { "Set-Cookie": clearSessionCookie(publicUrl) } };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/me",
      summary: "Who am I, and what may I do",
      tag: "identity",
      permission: "signed-in",
      responses: { 200: meSchema },
      async handle({ actor }) {
        const user = actor.kind === "user" ? await findUser(deps.database.read, actor.id) : null;
        return { status: 200, body: presentMe(actor, user), headers: user ? { ETag: revisionTag(user.revision) } : {} };
      },
    }),
    defineRoute({
      method: "patch",
      path: "/api/v1/me",
      summary: "Change my profile or password",
      tag: "identity",
      permission: "signed-in",
      body: changeMeInputSchema,
      responses: { 200: meSchema },
      async handle({ actor, body, ifMatch, raw }) {
        const { user, secret } = await changeMe(deps, actor, { ifMatch, changes: body, visitor: visitorOf(raw) });
        const cookie = secret === undefined ? {} : sessionHeaders(secret, publicUrl);
        return { status: 200, body: presentMe(actorOf(user), user), headers: { ETag: revisionTag(user.revision), ...cookie } };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/sessions",
      summary: "My sessions",
      tag: "identity",
      permission: "signed-in",
      responses: { 200: pageSchema(sessionViewSchema) },
      async handle({ actor, raw }) {
        const secret = secretOf(raw);
        const sessions = (await listSessions(deps.database.read, actor.id)).filter((session) => isLiving(session, deps.clock.now()));
        const currentId = secret === undefined ? undefined : hashSecret(secret);
        return { status: 200, body: { items: sessions.map((session) => presentSession(session, currentId)), nextCursor: null } };
      },
    }),
    defineRoute({
      method: "delete",
      path: "/api/v1/sessions/{handle}",
      summary: "End one of my sessions",
      tag: "identity",
      permission: "signed-in",
      params: z.object({ handle: idSchema }),
      responses: { 204: null },
      async handle({ actor, params }) {
        await revokeSession(deps, actor, params.handle);
        return { status: 204 };
      },
    }),
  ];
}

function setupRoutes(deps: Platform): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/setup",
      summary: "Whether the first administrator is still to be made",
      tag: "identity",
      permission: "public",
      responses: { 200: setupSchema },
      handle: async () => ({ status: 200, body: { needsAdministrator: !(await hasUsers(deps.database.read)) } }),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/setup/administrator",
      summary: "Make the first administrator and sign in",
      tag: "identity",
      permission: "public",
      body: firstAdministratorInputSchema,
      responses: { 201: meSchema },
      async handle({ body, raw }) {
        const { user, secret } = await createFirstAdministrator(deps, body, visitorOf(raw));
        return { status: 201, body: presentMe(actorOf(user), user), headers: sessionHeaders(secret, deps.config.publicUrl) };
      },
    }),
  ];
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

function tokenRoutes(deps: Platform): Route[] {
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

function visitorOf(request: Request): Visitor {
  const address = request.ip ?? request.socket.remoteAddress;
  if (address === undefined) throw notSignedIn();
  return { userAgent: request.headers["user-agent"] ?? "", address: plainAddress(address) };
}

const sessionHeaders = (secret: string, publicUrl: string) => ({ "Set-Cookie": writeSessionCookie(secret, absoluteMs / 1000, publicUrl) });

function cursorId(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor, ["text"]) ?? [];
  if (id === undefined) throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "This cursor is not one of ours." }]);
  return id;
}

function pageOf<Row extends { readonly id: string }, View>(rows: readonly Row[], limit: number, present: (row: Row) => View) {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(present), nextCursor: last ? encodeCursor([last.id]) : null };
}
