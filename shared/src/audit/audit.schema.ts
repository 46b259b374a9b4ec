import { z } from "zod";
import { pageQuerySchema } from "../kernel/pagination.ts";

/** One line of the record: who did what to which thing, when. */
export const auditEventSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.object({ kind: z.enum(["user", "token", "system"]), id: z.string(), name: z.string() }),
  /** `<feature>.<verb in past tense>`. */
  action: z.string(),
  /** `entry:<id>`, `user:<id>`. */
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** Newest first; filters are exact. */
export const auditQuerySchema = pageQuerySchema.extend({
  action: z.string().min(1).max(64).optional(),
  subject: z.string().min(1).max(128).optional(),
  actorId: z.string().min(1).max(36).optional(),
});
export type AuditQuery = z.output<typeof auditQuerySchema>;
