import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Reader } from "../platform/database/database.ts";
import type { Mailer } from "../platform/mail/mailer.ts";
import type { Platform } from "../platform/platform.ts";
import type { NotificationBell } from "./notifications.bell.ts";

/** Somebody who may be told things. */
export interface Recipient {
  readonly actor: Actor;
  readonly email: string;
  readonly uiLocale: string;
  readonly timeZone: string;
}

/** Whoever is asking is still who they were, and may still read what they are told of. Identity and entries rank higher, so composition hands this in. */
export interface NotificationPeople {
  /** Those of these people who are active, by id. */
  findRecipients(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Recipient>>;
  /** Names by id, of people and tokens. */
  findNames(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those of these entries that are there (not in the bin) and may be read by `actor`. */
  findReadableEntries(reader: Reader, actor: Actor, entryIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The ids of those of `actors` who may read an entry that is there; the entry is read once. */
  findReadersOf(reader: Reader, entryId: string, actors: readonly Actor[]): Promise<ReadonlySet<string>>;
  /** Texts of comments as people read them: whom they mention by the name they have today. One text for each of `texts`. */
  nameMentioned(reader: Reader, texts: readonly string[]): Promise<readonly string[]>;
  /** Whether the session behind a `Cookie` header lives; asking is no sign of life. */
  isSessionLiving(cookieHeader: string | undefined): Promise<boolean>;
}

export interface NotificationsDeps extends Platform {
  readonly people: NotificationPeople;
  readonly bell: NotificationBell;
  /** Null where no SMTP server is configured: nothing is mailed. */
  readonly mailer: Mailer | null;
}
