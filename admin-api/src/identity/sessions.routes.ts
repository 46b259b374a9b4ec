import {
  changeMeInputSchema,
  firstAdministratorInputSchema,
  meSchema,
  sessionViewSchema,
  setupSchema,
  signInInputSchema,
} from "@pressbox/shared/identity/identity.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import type { Request } from "express";
import { z } from "zod";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { Platform } from "../platform/platform.ts";
import { actorOf } from "./authenticate.ts";
import { presentMe, presentSession } from "./identity.presenter.ts";
import { findUser, hasUsers, listSessions } from "./identity.repository.ts";
import { hashSecret } from "./secrets.ts";
import { clearSessionCookie, readSessionCookie } from "./session-cookie.ts";
import { isLiving } from "./sessions.ts";
import { changeMe } from "./use-cases/change-me.ts";
import { createFirstAdministrator } from "./use-cases/create-first-administrator.ts";
import { revokeSession, signOut } from "./use-cases/end-session.ts";
import { signIn } from "./use-cases/sign-in.ts";
import { sessionHeaders, visitorOf } from "./visitors.ts";

/** Signing in and out, one's own profile and sessions. */
export function sessionRoutes(deps: Platform): Route[] {
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

/** The first administrator. */
export function setupRoutes(deps: Platform): Route[] {
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
