/** What notifications ask of the features above them. */
import { mentionedIn, withNames } from "@pressbox/shared/comments/mentions.ts";
import { can } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { nameEntries } from "../entries/entries.public.ts";
import { findActivePeople, findPeople, isSessionLiving } from "../identity/identity.public.ts";
import type { NotificationPeople } from "../notifications/notifications.public.ts";
import type { Platform } from "../platform/platform.ts";

export const notificationPeople = (platform: Platform): NotificationPeople => ({
  findRecipients: findActivePeople,
  findNames: findPeople,
  async findReadableEntries(reader, actor, entryIds) {
    const entries = await nameEntries(
      reader,
      entryIds.map((entryId) => ({ entryId, locale: sharedLocale })),
    );
    return new Set(entries.filter(({ isInBin, contentType }) => !isInBin && can(actor, "entry.read", { contentType })).map(({ entryId }) => entryId));
  },
  async findReadersOf(reader, entryId, actors) {
    const [entry] = await nameEntries(reader, [{ entryId, locale: sharedLocale }]);
    if (!entry || entry.isInBin) return new Set();
    return new Set(actors.filter((actor) => can(actor, "entry.read", { contentType: entry.contentType })).map(({ id }) => id));
  },
  async nameMentioned(reader, texts) {
    const names = await findPeople(reader, texts.flatMap(mentionedIn));
    return texts.map((text) => withNames(text, (id) => names.get(id), "…"));
  },
  isSessionLiving: (cookieHeader) => isSessionLiving(platform, cookieHeader),
});
