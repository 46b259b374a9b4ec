import type { Reader } from "../../platform/database/database.ts";
import type { DraftKey } from "../drafts.repository.ts";
import type { AuthoredUpdate } from "./authorship.ts";

/** Every update of a draft's live document that is still told apart, oldest first. */
export async function findAuthoredUpdates(reader: Reader, { entryId, locale }: DraftKey): Promise<AuthoredUpdate[]> {
  return reader.draftUpdate.findMany({ where: { entryId, locale }, orderBy: { id: "asc" }, select: { actorId: true, bytes: true, createdAt: true } });
}
