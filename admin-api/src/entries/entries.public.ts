/** What other features and the composition may use of entries. */
import type { Reader } from "../platform/database/database.ts";
import { countEntriesOfType } from "./drafts.repository.ts";

export { entriesPublished, publicationOrderingKey, scheduleDue } from "./entries.events.ts";
export { nameEntries } from "./name-entries.ts";
export { findSchedules, type Schedule } from "./schedules.repository.ts";

/** Whether entries of a type exist, the bin included. */
export const hasEntriesOfType = async (reader: Reader, key: string): Promise<boolean> => (await countEntriesOfType(reader, key)) > 0;
