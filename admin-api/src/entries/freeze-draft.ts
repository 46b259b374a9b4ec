import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Draft } from "./drafts.repository.ts";
import { findVersionRow, holdsDraft, insertVersion, keepCheckpoint, setVersionName, type VersionKind } from "./versions.repository.ts";

export interface Freeze {
  readonly actor: Actor;
  readonly kind: VersionKind;
  readonly reason: string;
  readonly at: Date;
  /** A named version is never thinned. */
  readonly name?: string;
}

/**
 * Freezes a draft as a numbered version and answers its number; a draft that equals its last version, what is suggested in it included, answers that one.
 * If that was an automatic checkpoint, it is from now on what this freeze wanted. A name that somebody gave stays: another one is another version.
 */
export async function freezeDraft(tx: Tx, draft: Draft, freeze: Freeze): Promise<number> {
  const { actor, kind, reason, at, name = "" } = freeze;
  const head = draft.headVersion > 0 ? await findVersionRow(tx, draft, draft.headVersion) : null;
  const isRenamed = name !== "" && head !== null && head.name !== "" && head.name !== name;
  if (head !== null && holdsDraft(head, draft) && !isRenamed) {
    if (head.kind === "checkpoint" && kind !== "checkpoint") await keepCheckpoint(tx, head, { kind, reason, createdById: actor.id });
    if (name !== "") await setVersionName(tx, head, name);
    return head.number;
  }
  const number = draft.headVersion + 1;
  const authors = draft.draftAuthors.length > 0 ? draft.draftAuthors : [actor.id];
  await insertVersion(tx, draft, { number, kind, reason, name, authors, createdById: actor.id, at });
  return number;
}
