import type { Platform } from "../../platform/platform.ts";
import { freezeCheckpoint } from "../checkpoints.ts";
import { type DraftKey, findDraft, lockEntry } from "../drafts.repository.ts";

/** Freezes what stands in a draft when the last person has left it. Called by the collaboration server; what equals the last version stays that one. */
export async function checkpointDraft({ database, clock }: Pick<Platform, "database" | "clock">, key: DraftKey): Promise<number | null> {
  return database.transaction(async (tx) => {
    await lockEntry(tx, key.entryId);
    const draft = await findDraft(tx, key);
    return draft && freezeCheckpoint(tx, draft, clock.now());
  });
}
