import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { MarkReadInput } from "@pressbox/shared/notifications/notifications.schema.ts";
import type { NotificationsDeps } from "../notifications.deps.ts";
import { onlyPeople } from "../notifications.errors.ts";
import { findNotification, markRead as markRowsRead } from "../notifications.repository.ts";

/** Marks one's own notifications read; those of others are not found, and nothing is said of them. */
export async function markRead(deps: NotificationsDeps, actor: Actor, input: MarkReadInput): Promise<void> {
  if (actor.kind !== "user") throw onlyPeople();
  await deps.database.transaction(async (tx) => {
    const upTo = "upToId" in input ? await findNotification(tx, input.upToId) : null;
    const which = "ids" in input ? { ids: input.ids } : upTo?.userId === actor.id ? { upTo: upTo.createdAt } : { ids: [] };
    if ((await markRowsRead(tx, actor.id, which, deps.clock.now())) > 0) deps.bell.ring(tx, [actor.id]);
  });
}
