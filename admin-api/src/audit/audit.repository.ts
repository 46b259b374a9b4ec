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

/** In what they did as the actor, and in what was done to their account: there the details may hold name and address. */
export async function replaceActorName(tx: Tx, personId: string, name: string): Promise<void> {
  await tx.auditEvent.updateMany({ where: { actorId: personId }, data: { actorName: name } });
  const about = await tx.auditEvent.findMany({ where: { subject: `user:${personId}` }, select: { id: true, details: true } });
  for (const row of about) {
    const { name: _name, email: _email, ...details } = JSON.parse(row.details) as Record<string, unknown>;
    await tx.auditEvent.updateMany({ where: { id: row.id }, data: { details: JSON.stringify(details) } });
  }
}
