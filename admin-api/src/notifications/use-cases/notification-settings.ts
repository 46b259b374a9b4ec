import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { ChangeNotificationSettingsInput, NotificationSettings } from "@pressbox/shared/notifications/notifications.schema.ts";
import { notificationTypeNames } from "@pressbox/shared/notifications/notifications.types.ts";
import { notSignedIn } from "../../platform/errors.ts";
import type { NotificationsDeps } from "../notifications.deps.ts";
import { onlyPeople } from "../notifications.errors.ts";
import { defaultChannels, findQuietHours, findSettings, saveChannels, saveQuietHours } from "../notifications.repository.ts";

/** How the signed-in person wants to be told. */
export async function readNotificationSettings(deps: NotificationsDeps, actor: Actor): Promise<NotificationSettings> {
  if (actor.kind !== "user") throw onlyPeople();
  const reader = deps.database.read;
  const recipient = (await deps.people.findRecipients(reader, [actor.id])).get(actor.id);
  if (!recipient) throw notSignedIn();
  const said = await findSettings(reader, actor.id);
  return {
    types: notificationTypeNames.map((type) => ({ type, ...(said.get(type) ?? defaultChannels) })),
    quietHours: await findQuietHours(reader, actor.id),
    timeZone: recipient.timeZone,
    canMail: deps.mailer !== null,
  };
}

/** Changes one's own settings, and answers them. They are one's own business: no audit line. */
export async function changeNotificationSettings(
  deps: NotificationsDeps,
  actor: Actor,
  changes: ChangeNotificationSettingsInput,
): Promise<NotificationSettings> {
  if (actor.kind !== "user") throw onlyPeople();
  await deps.database.transaction(async (tx) => {
    for (const { type, ...channels } of changes.types ?? []) await saveChannels(tx, actor.id, type, channels);
    if (changes.quietHours !== undefined) await saveQuietHours(tx, actor.id, changes.quietHours);
  });
  return await readNotificationSettings(deps, actor);
}
