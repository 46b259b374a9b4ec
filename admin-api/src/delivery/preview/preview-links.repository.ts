/** The only file that reads and writes preview links. */
import type { Reader, Tx } from "../../platform/database/database.ts";

export interface PreviewLinkRow {
  readonly id: string;
  readonly entryId: string;
  readonly locale: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

const columns = { id: true, entryId: true, locale: true, createdById: true, createdAt: true, expiresAt: true, lastUsedAt: true } as const;
const living = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });

/** Null for a link that never was, was revoked or is over. */
export const findLivingLink = (reader: Reader, secretHash: string, now: Date): Promise<PreviewLinkRow | null> =>
  reader.previewLink.findFirst({ where: { secretHash, ...living(now) }, select: columns });

export const findLinkById = (reader: Reader, id: string, now: Date): Promise<PreviewLinkRow | null> =>
  reader.previewLink.findFirst({ where: { id, ...living(now) }, select: columns });

/** Those that work now, newest first. */
export const listLivingLinks = (reader: Reader, key: { entryId: string; locale: string }, now: Date): Promise<PreviewLinkRow[]> =>
  reader.previewLink.findMany({
    where: { entryId: key.entryId, locale: key.locale, ...living(now) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: columns,
  });

export const insertLink = async (tx: Tx, link: PreviewLinkRow & { readonly secretHash: string }): Promise<void> =>
  void (await tx.previewLink.create({ data: link, select: { id: true } }));

export const revokeLink = async (tx: Tx, id: string, now: Date): Promise<void> =>
  void (await tx.previewLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } }));

export const touchLink = async (tx: Tx, id: string, now: Date): Promise<void> =>
  void (await tx.previewLink.updateMany({ where: { id }, data: { lastUsedAt: now } }));

/** Rows of links that ended before `then`. */
export const sweepLinks = async (tx: Tx, then: Date): Promise<void> => void (await tx.previewLink.deleteMany({ where: { expiresAt: { lt: then } } }));
