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

/** In some of what they did as the actor, oldest first, after one of them. @returns the last one that was looked at, null at the end */
export async function replaceActorName(tx: Tx, personId: string, name: string, after: bigint, limit: number): Promise<bigint | null> {
  const rows = await tx.auditEvent.findMany({
    where: { actorId: personId, id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true },
  });
  const last = rows.at(-1);
  if (!last) return null;
  await tx.auditEvent.updateMany({ where: { actorId: personId, id: { gt: after, lte: last.id } }, data: { actorName: name } });
  return rows.length < limit ? null : last.id;
}

/** The newest record that there is; 0 for none. */
export const findNewestAuditId = async (reader: Reader): Promise<bigint> =>
  (await reader.auditEvent.findFirst({ orderBy: { id: "desc" }, select: { id: true } }))?.id ?? 0n;

/** In what was done to their account: there the details may hold name and address. */
export async function removePersonFromDetails(tx: Tx, personId: string): Promise<void> {
  const about = await tx.auditEvent.findMany({ where: { subject: `user:${personId}` }, select: { id: true, details: true } });
  for (const row of about) {
    const { name: _name, email: _email, ...details } = JSON.parse(row.details) as Record<string, unknown>;
    await tx.auditEvent.updateMany({ where: { id: row.id }, data: { details: JSON.stringify(details) } });
  }
}
