import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { ServerMessage } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { DraftFields } from "@pressbox/shared/entries/draft-document.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";

export interface LiveChange {
  readonly conflicts: readonly string[];
  readonly before: FieldValues;
}

/** What the rest of `entries` may ask of open documents. Nothing here checks permissions: the use cases that call did. */
export interface LiveDrafts {
  /**
   * Sets fields of a draft that has a document (a DraftDocument row), as `actor`: text as its difference, the rest as values; null empties.
   * When it resolves the change is on disk and the draft is stored.
   * @param expected field key → value the caller saw; a field that reads otherwise by now is a conflict, and nothing is changed
   * @returns the keys in conflict, empty when done; and what stood in all fields at the instant of the change
   */
  change(entryId: string, locale: string, fields: DraftFields, actor: Actor, expected?: DraftFields): Promise<LiveChange>;
  /** Stores what is still on its way into the drafts of an entry, all locales: call it before freezing one. */
  flush(entryId: string): Promise<void>;
  /** Tells everybody who has the entry open, in whichever process. */
  announce(entryId: string, message: ServerMessage): void;
}
