/** What queued messages are about, in the words people know: titles, languages, times and file names instead of types and ids. */
import type { MessageAbout } from "@pressbox/shared/delivery/delivery.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import {
  entriesPublished,
  entryThinningDue,
  findSchedules,
  nameEntries,
  type Schedule,
  scheduleDue,
  versionsThinningDue,
  versionsThinningStep,
} from "../entries/entries.public.ts";
import { findPeople } from "../identity/identity.public.ts";
import { assetChanged, nameAssets, uploadAccepted, uploadExpired } from "../media/media.public.ts";
import { mailDue, sweepDue, sweepStep } from "../notifications/notifications.public.ts";
import type { Reader } from "../platform/database/database.ts";
import type { EventType } from "../platform/outbox/outbox.ts";
import type { MessageRow } from "../platform/outbox/outbox-messages.ts";
import { findPlaces, type Place } from "./commit-places.repository.ts";
import { purgeRequested } from "./delivery.events.ts";
import { everythingKey } from "./delivery.surrogate-keys.ts";

/** Housekeeping that waits for its hour, and e-mails for the end of somebody's quiet hours: of interest only when they were tried and failed. */
export const quietTypes: readonly string[] = [uploadExpired, versionsThinningDue, versionsThinningStep, entryThinningDue, mailDue, sweepDue, sweepStep].map(
  ({ type }) => type,
);

/** A message of thousands names its first variants; their number stands beside. */
const namedVariants = 3;

/** What a message points at, before anything has a name. */
type Pointer =
  | { readonly kind: "schedule"; readonly schedules: readonly Schedule[] }
  | { readonly kind: "commit" | "purge-commit"; readonly seq: number }
  | { readonly kind: "asset-files" | "asset-changed" | "purge-asset"; readonly assetId: string }
  | { readonly kind: "asset-upload"; readonly uploadId: string }
  | { readonly kind: "purge-entry"; readonly entryId: string }
  | { readonly kind: "mail"; readonly userId: string }
  | { readonly kind: "purge-all" | "other" };

/**
 * Reads what the messages of one page are about, each kind of thing once.
 * @returns null for a message that nothing hangs on any more: the wake-up of schedules that were cancelled
 */
export async function readMessageSubjects(reader: Reader, messages: readonly MessageRow[]): Promise<(message: MessageRow) => MessageAbout | null> {
  const schedules = new Map((await findSchedules(reader, messages.flatMap(scheduleIdsOf))).map((schedule) => [schedule.id, schedule]));
  const pointers = new Map(messages.map((message) => [message.id, pointerOf(message, schedules)]));
  const all = [...pointers.values()];
  const places = await findPlaces(reader, new Set(all.flatMap((pointer) => ("seq" in pointer ? pointer.seq : []))));
  const assets = await nameAssets(reader, {
    assetIds: all.flatMap((pointer) => ("assetId" in pointer ? pointer.assetId : [])),
    uploadIds: all.flatMap((pointer) => ("uploadId" in pointer ? pointer.uploadId : [])),
  });
  const people = await findPeople(
    reader,
    all.flatMap((pointer) => ("userId" in pointer ? pointer.userId : [])),
  );
  const placesOf = (pointer: Pointer): readonly Place[] => {
    if (pointer.kind === "schedule") return pointer.schedules;
    if ("seq" in pointer) return places.get(pointer.seq) ?? [];
    return "entryId" in pointer ? [{ entryId: pointer.entryId, locale: sharedLocale }] : [];
  };
  const named = await nameEntries(
    reader,
    all.flatMap((pointer) => placesOf(pointer).slice(0, namedVariants)),
  );
  const titles = new Map(named.map((entry) => [`${entry.entryId}/${entry.locale}`, entry.title]));

  return (message) => {
    const pointer = pointers.get(message.id) ?? { kind: "other" };
    const variants = placesOf(pointer)
      .slice(0, namedVariants)
      .map(({ entryId, locale }) => ({ entryId, locale, title: titles.get(`${entryId}/${locale}`) ?? "" }));
    const total = placesOf(pointer).length;
    switch (pointer.kind) {
      case "schedule": {
        const [first] = pointer.schedules;
        return first ? { kind: "schedule", dueAt: first.dueAt.toISOString(), action: first.action, variants, total } : null;
      }
      case "commit":
      case "purge-commit":
        return { kind: pointer.kind, seq: pointer.seq, variants, total };
      case "asset-upload":
        return { kind: pointer.kind, ...(assets.byUpload(pointer.uploadId) ?? { assetId: "", fileName: "" }) };
      case "asset-files":
      case "asset-changed":
      case "purge-asset":
        return { kind: pointer.kind, assetId: pointer.assetId, fileName: assets.byId(pointer.assetId) ?? "" };
      case "mail":
        return { kind: pointer.kind, name: people.get(pointer.userId) ?? "" };
      case "purge-entry":
        return { kind: pointer.kind, variants, total };
      default:
        return { kind: pointer.kind };
    }
  };
}

/** The payload if the message is of this type and in its shape: one written by another release may not be. */
function payloadOf<Payload>(message: MessageRow, event: EventType<Payload>): Payload | undefined {
  if (message.type !== event.type) return undefined;
  return event.payload.safeParse(JSON.parse(message.payload)).data;
}

const scheduleIdsOf = (message: MessageRow): readonly string[] => payloadOf(message, scheduleDue)?.scheduleIds ?? [];

function pointerOf(message: MessageRow, schedules: ReadonlyMap<string, Schedule>): Pointer {
  if (message.type === scheduleDue.type) {
    const found = scheduleIdsOf(message).flatMap((id) => schedules.get(id) ?? []);
    const wasTried = message.attempts > 0 || message.deadAt !== null;
    return { kind: "schedule", schedules: wasTried ? found : found.filter((schedule) => schedule.state === "pending") };
  }
  const published = payloadOf(message, entriesPublished);
  if (published) return { kind: "commit", seq: published.commitSeq };
  const purge = payloadOf(message, purgeRequested);
  if (purge) return purge.commitSeq > 0 ? { kind: "purge-commit", seq: purge.commitSeq } : pointerOfKeys(purge.keys);
  const accepted = payloadOf(message, uploadAccepted);
  if (accepted) return { kind: "asset-files", assetId: accepted.assetId };
  const changed = payloadOf(message, assetChanged);
  if (changed) return { kind: "asset-changed", assetId: changed.assetId };
  const mail = payloadOf(message, mailDue);
  if (mail) return { kind: "mail", userId: mail.userId };
  const expired = payloadOf(message, uploadExpired);
  return expired ? { kind: "asset-upload", uploadId: expired.uploadId } : { kind: "other" };
}

/** A purge without a commit behind it: of one asset, one entry, or everything (`delivery.surrogate-keys.ts`). */
function pointerOfKeys(keys: readonly string[]): Pointer {
  const [key = ""] = keys;
  if (key.startsWith("a-")) return { kind: "purge-asset", assetId: key.slice(2) };
  if (key.startsWith("e-")) return { kind: "purge-entry", entryId: key.slice(2) };
  return { kind: key === everythingKey ? "purge-all" : "other" };
}
