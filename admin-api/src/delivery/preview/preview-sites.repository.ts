/** The only file that reads and writes where sites show drafts. */
import type { PreviewSite } from "@pressbox/shared/delivery/preview.schema.ts";
import type { Reader, Tx } from "../../platform/database/database.ts";

export async function listPreviewSites(reader: Reader): Promise<PreviewSite[]> {
  const rows = await reader.previewSite.findMany({ orderBy: { contentType: "asc" } });
  return rows.map(({ contentType, urlTemplate, updatedAt }) => ({ contentType, urlTemplate, updatedAt: updatedAt.toISOString() }));
}

export async function findPreviewTemplate(reader: Reader, contentType: string): Promise<string | null> {
  return (await reader.previewSite.findUnique({ where: { contentType }, select: { urlTemplate: true } }))?.urlTemplate ?? null;
}

export const savePreviewSite = async (tx: Tx, contentType: string, urlTemplate: string, now: Date): Promise<void> =>
  void (await tx.previewSite.upsert({
    where: { contentType },
    create: { contentType, urlTemplate, updatedAt: now },
    update: { urlTemplate, updatedAt: now, revision: { increment: 1 } },
  }));

/** False when there was none. */
export const deletePreviewSite = async (tx: Tx, contentType: string): Promise<boolean> =>
  (await tx.previewSite.deleteMany({ where: { contentType } })).count === 1;
