/**
 * Publishing without editing, for tests of delivery: writes the rows that entries' publishing transaction writes, at the speed tests need.
 * The journey through the real publish path stands in e2e.
 */

import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { entriesPublished, publicationOrderingKey } from "../entries/entries.public.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Platform } from "../platform/platform.ts";

export const stillLive = 2_147_483_647;

export interface Change {
  readonly entryId: string;
  readonly locale: string;
  readonly type?: string;
  /** Null: unpublish. */
  readonly slug: string | null;
  readonly own?: Readonly<Record<string, unknown>>;
  readonly shared?: Readonly<Record<string, unknown>>;
}

/** Publishes a set in one transaction; answers its number. */
export function publishSet({ database, clock, outbox }: Pick<Platform, "database" | "clock" | "outbox">, changes: readonly Change[]): Promise<number> {
  return database.transaction(async (tx) => {
    const { value: seq } = await tx.counter.update({ where: { name: "commitSeq" }, data: { value: { increment: 1 } } });
    const at = clock.now();
    await tx.commit.create({ data: { seq, at, actorId: "system", reason: "", variants: changes.length } });
    for (const change of changes) await publishOne(tx, seq, at, change);
    await outbox.append(tx, entriesPublished, { commitSeq: seq }, { orderingKey: publicationOrderingKey });
    return seq;
  });
}

async function publishOne(tx: Tx, seq: number, at: Date, { entryId, locale, type = "article", slug, own = {}, shared = {} }: Change): Promise<void> {
  await tx.entry.upsert({
    where: { id: entryId },
    create: { id: entryId, contentType: type, createdById: "system", createdAt: at, updatedAt: at },
    update: {},
  });
  const before = await tx.publication.findUnique({ where: { entryId_locale: { entryId, locale } } });
  await tx.publicationHistory.updateMany({ where: { entryId, locale, toSeq: stillLive }, data: { toSeq: seq } });
  const key = { entryId_locale: { entryId, locale } };
  if (slug === null) {
    await tx.publication.update({ where: key, data: { version: 0, sharedVersion: 0, sequence: seq, publishedAt: at } });
    return;
  }
  const version = await addVersion(tx, entryId, locale, at, own);
  const sharedVersion = await addVersion(tx, entryId, "*", at, shared);
  const title = String(own["title"] ?? "");
  const firstPublishedAt = before?.firstPublishedAt ?? at;
  const live = { contentType: type, version, sharedVersion, slug, firstPublishedAt };
  const publication = { ...live, hash: "", sharedHash: "", sequence: seq, publishedAt: at, publishedById: "system" };
  await tx.publication.upsert({ where: key, create: { entryId, locale, ...publication }, update: publication });
  await tx.publicationHistory.create({ data: { entryId, locale, fromSeq: seq, toSeq: stillLive, ...live, title, fromAt: at, byId: "system", reason: "" } });
}

async function addVersion(tx: Tx, entryId: string, locale: string, at: Date, fields: Readonly<Record<string, unknown>>): Promise<number> {
  const last = await tx.entryVersion.findFirst({ where: { entryId, locale }, orderBy: { number: "desc" }, select: { number: true } });
  const number = (last?.number ?? 0) + 1;
  const made = { contentTypeVersion: 1, formatVersion, kind: "publish", reason: "", authors: "[]", createdById: "system", createdAt: at };
  await tx.entryVersion.create({ data: { entryId, locale, number, fields: JSON.stringify(fields), title: String(fields["title"] ?? ""), hash: "", ...made } });
  return number;
}

/** An article's own fields, with a body of some paragraphs. */
export const articleFields = (title: string, slug: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  title,
  slug,
  summary: `${title}, in short.`,
  body: { type: "doc", formatVersion, content: [{ type: "paragraph", content: [{ type: "text", text: `${title}, at length.` }] }] },
  ...more,
});

/** One article, published. */
export async function publishArticle(
  platform: Pick<Platform, "database" | "clock" | "outbox">,
  article: {
    entryId?: string;
    locale?: string;
    slug: string;
    title: string;
    shared?: Readonly<Record<string, unknown>>;
    more?: Readonly<Record<string, unknown>>;
  },
): Promise<{ entryId: string; seq: number }> {
  const entryId = article.entryId ?? newId();
  const own = articleFields(article.title, article.slug, article.more);
  const seq = await publishSet(platform, [{ entryId, locale: article.locale ?? "en", slug: article.slug, own, shared: article.shared ?? {} }]);
  return { entryId, seq };
}
