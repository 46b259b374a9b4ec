/** People and sign-ins for tests of identity: over HTTP, as a browser and a program do it. */

import type { Role } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Me } from "@pressbox/shared/identity/identity.schema.ts";
import type { TestApp } from "../app/testing.ts";
import { createUser, systemActor } from "./identity.public.ts";

export const password = "correct horse battery staple";

/** Makes a person, as the command line does. */
export function addPerson(app: TestApp, email: string, role: Role = "editor", more: { contentType?: string; locale?: string } = {}) {
  const grants = [{ role, contentType: more.contentType ?? "*", locale: more.locale ?? "*" }];
  return createUser(app.platform, systemActor, { email, name: email.split("@")[0] ?? email, password, grants, uiLocale: "en", timeZone: "UTC" });
}

/** Signs in as a browser; answers its cookie. */
export async function signInAs(app: TestApp, email: string, secret = password, headers: Record<string, string> = {}) {
  const reply = await app.request<Me>("post", "/api/v1/session", { body: { email, password: secret }, headers });
  return { reply, cookie: cookieOf(reply.headers) };
}

/** `name=value` of the cookie that an answer sets. */
export const cookieOf = (headers: Headers): string => (headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";

/** A clock that tests move by hand. */
export function movableClock(start = "2021-07-11T19:00:00Z") {
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs),
    advance(ms: number) {
      nowMs += ms;
    },
  };
}
