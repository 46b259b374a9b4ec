/**
 * Checkpoints: versions that nobody asked for. Ten minutes after a draft began to differ from its last version, the next change first freezes what
 * stood before it; what stands when the last person leaves is frozen then (docs/architecture/versions.md).
 */
import { systemActor } from "../identity/identity.public.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Draft } from "./drafts.repository.ts";
import { freezeDraft } from "./freeze-draft.ts";

export const checkpointAfterMs = 10 * 60_000;

/** Freezes a draft that differs from its last version. @returns its new number, or null where there was nothing to freeze */
export async function freezeCheckpoint(tx: Tx, draft: Draft, at: Date): Promise<number | null> {
  if (draft.unversionedSince === null) return null;
  const number = await freezeDraft(tx, draft, { actor: systemActor, kind: "checkpoint", reason: "", at });
  return number > draft.headVersion ? number : null;
}

export const isCheckpointDue = (draft: Draft, at: Date): boolean =>
  draft.unversionedSince !== null && at.getTime() - draft.unversionedSince.getTime() >= checkpointAfterMs;
