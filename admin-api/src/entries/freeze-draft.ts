import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Draft } from "./drafts.repository.ts";
import { findVersion, insertVersion, type VersionKind } from "./versions.repository.ts";

export interface Freeze {
  readonly actor: Actor;
  readonly kind: VersionKind;
  readonly reason: string;
  readonly at: Date;
}

/** Freezes a draft as a numbered version and answers its number; a draft that equals its last version answers that one. */
export async function freezeDraft(tx: Tx, draft: Draft, { actor, kind, reason, at }: Freeze): Promise<number> {
  const head = draft.headVersion > 0 ? await findVersion(tx, draft, draft.headVersion) : null;
  if (head?.hash === draft.draftHash) return head.number;
  const number = draft.headVersion + 1;
  const authors = draft.draftAuthors.length > 0 ? draft.draftAuthors : [actor.id];
  await insertVersion(tx, draft, { number, kind, reason, authors, createdById: actor.id, at });
  return number;
}
