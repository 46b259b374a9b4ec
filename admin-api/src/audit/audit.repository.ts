import { type AuditEvent, auditEventSchema } from "@pressbox/shared/audit/audit.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly actorId?: string | undefined;
  /** Only what happened before this event. */
  readonly beforeId?: bigint | undefined;
}

/** Newest first. */
export async function listAuditEvents(reader: Reader, filter: AuditFilter, limit: number): Promise<AuditEvent[]> {
  const { action, subject, actorId, beforeId } = filter;
  const rows = await reader.auditEvent.findMany({
    where: {
      ...(action === undefined ? {} : { action }),
      ...(subject === undefined ? {} : { subject }),
      ...(actorId === undefined ? {} : { actorId }),
      ...(beforeId === undefined ? {} : { id: { lt: beforeId } }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ actorKind, actorId, actorName, ...row }) =>
    auditEventSchema.parse({
      ...row,
      id: String(row.id),
      at: row.at.toISOString(),
      actor: { kind: actorKind, id: actorId, name: actorName },
      details: JSON.parse(row.details) as unknown,
    }),
  );
}

export interface AuditRow {
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subject: string;
  /** JSON. */
  readonly details: string;
  readonly requestId: string;
}

export const insertAuditEvent = async (tx: Tx, row: AuditRow): Promise<void> => void (await tx.auditEvent.create({ data: row, select: { id: true } }));
