import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { CreateTokenInput } from "@pressbox/shared/identity/identity.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { tokenPrefix } from "../authenticate.ts";
import { cannotGive, onlyPeopleMakeTokens } from "../identity.errors.ts";
import { canGive } from "../identity.policy.ts";
import { insertToken, type Token } from "../identity.repository.ts";
import { hashSecret, newSecret } from "../secrets.ts";

/** Makes a program's key. The secret is in this answer and nowhere else. */
export async function createToken(deps: Platform, actor: Actor, input: CreateTokenInput): Promise<{ token: Token; secret: string }> {
  if (!can(actor, "token.edit")) throw notAllowed("token.edit");
  if (actor.kind === "token") throw onlyPeopleMakeTokens();
  if (!canGive(actor, input)) throw cannotGive(input.role);
  const now = deps.clock.now();
  const secret = `${tokenPrefix}${newSecret()}`;
  const token: Token = {
    id: newId(now.getTime()),
    name: input.name,
    role: input.role,
    contentType: input.contentType,
    locale: input.locale,
    createdById: actor.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + input.expiresInDays * 86_400_000),
    lastUsedAt: null,
    revokedAt: null,
  };
  await deps.database.transaction(async (tx) => {
    await insertToken(tx, { ...token, secretHash: hashSecret(secret) });
    const { name, role, contentType, locale } = token;
    await recordAudit(tx, deps.clock, actor, { action: "token.created", subject: `token:${token.id}`, details: { name, role, contentType, locale } });
  });
  return { token, secret };
}
