import type { firstAdministratorInputSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { z } from "zod";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Platform } from "../../platform/platform.ts";
import { actorOf } from "../authenticate.ts";
import { setupDone } from "../identity.errors.ts";
import { hasUsers, insertUser, lockAdministration, type User } from "../identity.repository.ts";
import { hashPassword } from "../password-hashing.ts";
import { startSession, type Visitor } from "../sessions.ts";

/** First visit of an installation without people: makes its administrator and signs them in. Of two at the same instant one wins. */
export async function createFirstAdministrator(
  deps: Platform,
  input: z.output<typeof firstAdministratorInputSchema>,
  visitor: Visitor,
): Promise<{ user: User; secret: string }> {
  if (await hasUsers(deps.database.read)) throw setupDone();
  const passwordHash = await hashPassword(input.password);
  const now = deps.clock.now();
  const user: User = {
    id: newId(now.getTime()),
    email: input.email,
    name: input.name,
    status: "active",
    uiLocale: "en",
    timeZone: "UTC",
    grants: [{ role: "administrator", contentType: "*", locale: "*" }],
    revision: 1,
    createdAt: now,
  };
  return await deps.database.transaction(async (tx) => {
    await lockAdministration(tx);
    if (await hasUsers(tx)) throw setupDone();
    await insertUser(tx, { ...user, passwordHash });
    await recordAudit(tx, deps.clock, actorOf(user), { action: "user.created", subject: `user:${user.id}`, details: { email: user.email, isFirst: true } });
    return { user, secret: await startSession(tx, now, user.id, visitor) };
  });
}
