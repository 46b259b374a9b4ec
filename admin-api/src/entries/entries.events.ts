import { z } from "zod";
import { eventType } from "../platform/outbox/outbox.ts";

/** A publishing transaction is committed: what it changed stands in PublicationHistory under its number. Ordered by `publicationOrderingKey`. */
export const entriesPublished = eventType("entries.published", "delivery", z.object({ commitSeq: z.number().int() }));
/** Order of commits = order of numbers = order of these messages. */
export const publicationOrderingKey = "publication";

/** The hour has come at which checkpoints are thinned; it goes round for the next night. */
export const versionsThinningDue = eventType("entries.versions_thinning_due", "schedule", z.object({}));

/** Checkpoints are thinned, from the entry after `after` on. */
export const versionsThinningStep = eventType("entries.versions_thinning_step", "schedule", z.object({ after: z.string() }));

/** The checkpoints of one entry are thinned, which failed in its turn. Ordered by the entry's id. */
export const entryThinningDue = eventType("entries.entry_thinning_due", "schedule", z.object({ entryId: z.string() }));

/** Schedules that fall due together: they go live in one transaction. */
export const scheduleDue = eventType("entries.schedule_due", "schedule", z.object({ scheduleIds: z.array(z.string()).min(1) }));
