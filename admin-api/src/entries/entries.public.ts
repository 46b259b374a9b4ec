/** What other features and the composition may use of entries. */
import type { Reader } from "../platform/database/database.ts";
import { countEntriesOfType } from "./drafts.repository.ts";

/** Makes others who change something of this entry wait until the transaction ends. False when it is gone. */
export { lockEntry } from "./drafts.repository.ts";

export type { PhraseEraser } from "./entries.deps.ts";
export { entryInBin } from "./entries.errors.ts";
export {
  entriesPublished,
  entryThinningDue,
  publicationOrderingKey,
  scheduleDue,
  versionsThinningDue,
  versionsThinningStep,
} from "./entries.events.ts";
export { findEntryStates, readDraftFields } from "./entry-states.ts";
export type { Gate, GateFinding, PublishCandidate } from "./gates.ts";
export { nameEntries } from "./name-entries.ts";
export { type PreviewDraft, readPreviewDraft } from "./preview-draft.ts";
export { findSchedules, type Schedule } from "./schedules.repository.ts";
export { openVariantHead, type VariantHead } from "./variant-head.ts";

/** Whether entries of a type exist, the bin included. */
export const hasEntriesOfType = async (reader: Reader, key: string): Promise<boolean> => (await countEntriesOfType(reader, key)) > 0;
