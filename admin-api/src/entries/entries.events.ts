import { z } from "zod";
import { eventType } from "../platform/outbox/outbox.ts";

/** A publishing transaction is committed: what it changed stands in PublicationHistory under its number. Ordered by `publicationOrderingKey`. */
export const entriesPublished = eventType("entries.published", "delivery", z.object({ commitSeq: z.number().int() }));
/** Order of commits = order of numbers = order of these messages. */
export const publicationOrderingKey = "publication";

/** Checkpoints are thinned, from the entry after `after` on; at the end it goes round for the next night. */
export const versionsThinningDue = eventType("entries.versions_thinning_due", "schedule", z.object({ after: z.string() }));

/** Schedules that fall due together: they go live in one transaction. */
export const scheduleDue = eventType("entries.schedule_due", "schedule", z.object({ scheduleIds: z.array(z.string()).min(1) }));
