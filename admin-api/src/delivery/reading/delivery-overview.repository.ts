/** What the Delivery page shows: where the region stands, its commits, what is live. */

import { publicUrl } from "@pressbox/shared/content-types/public-url.ts";
import type { commitViewSchema, deliveryOverviewSchema, liveVariantSchema } from "@pressbox/shared/delivery/delivery.schema.ts";
import type { z } from "zod";
import { listContentTypes } from "../../content-types/content-types.public.ts";
import { findPeople } from "../../identity/identity.public.ts";
import type { Reader } from "../../platform/database/database.ts";
import { queueNames } from "../../platform/outbox/outbox.ts";
import { countQueues } from "../../platform/outbox/outbox-messages.ts";
import type { DeliveryDeps } from "../delivery.deps.ts";
import { findCommitSeq } from "../delivery.repository.ts";

type CommitView = z.infer<typeof commitViewSchema>;
type LiveVariant = z.infer<typeof liveVariantSchema>;

/** A commit of thousands shows its first variants; its size stands beside. */
const variantsShown = 20;

export async function readOverview({ database, clock, region, cdn }: DeliveryDeps): Promise<z.infer<typeof deliveryOverviewSchema>> {
  const state = await region.state();
  const counts = await countQueues(database.read, clock, queueNames);
  return {
    region: region.name,
    epoch: state.epoch,
    commitSeq: await findCommitSeq(database.read),
    cache: region.kind,
    isCacheReachable: region.isReachable(),
    cdn: cdn.name,
    live: await database.read.publication.count({ where: { version: { gt: 0 }, locale: { not: "*" } } }),
    queued: counts.map((count) => ({ ...count, oldestAt: count.oldestAt?.toISOString() ?? null })),
  };
}

/** Commits, newest first. @param before seq of the last one of the page before */
export async function readCommits(reader: Reader, { before, limit }: { before: number | null; limit: number }): Promise<CommitView[]> {
  const commits = await reader.commit.findMany({ where: before === null ? {} : { seq: { lt: before } }, orderBy: { seq: "desc" }, take: limit });
  const seqs = commits.map((commit) => commit.seq);
  const rows = await reader.publicationHistory.findMany({
    where: { locale: { not: "*" }, OR: [{ fromSeq: { in: seqs } }, { toSeq: { in: seqs } }] },
    orderBy: [{ fromSeq: "desc" }, { entryId: "asc" }, { locale: "asc" }],
    select: { entryId: true, locale: true, title: true, contentType: true, version: true, slug: true, fromSeq: true, toSeq: true },
  });
  const urlOf = await urls(reader);
  const names = await findPeople(
    reader,
    commits.map((commit) => commit.actorId),
  );
  return commits.map((commit) => {
    const brought = rows.filter((row) => row.fromSeq === commit.seq);
    const isBrought = new Set(brought.map((row) => `${row.entryId}/${row.locale}`));
    // What a commit only ended was taken down by it: version 0.
    const ended = rows.filter((row) => row.toSeq === commit.seq && !isBrought.has(`${row.entryId}/${row.locale}`)).map((row) => ({ ...row, version: 0 }));
    return {
      seq: commit.seq,
      at: commit.at.toISOString(),
      visibleAt: commit.visibleAt?.toISOString() ?? null,
      purgedAt: commit.purgedAt?.toISOString() ?? null,
      actorName: names.get(commit.actorId) ?? "",
      reason: commit.reason,
      variants: [...brought, ...ended].slice(0, variantsShown).map((row) => ({
        entryId: row.entryId,
        locale: row.locale,
        title: row.title,
        contentType: row.contentType,
        version: row.version,
        url: row.version > 0 ? urlOf(row) : "",
      })),
    };
  });
}

/** Live variants, last changed first. */
export async function readLive(
  reader: Reader,
  filter: { type?: string | undefined; locale?: string | undefined; before: { sequence: number; entryId: string; locale: string } | null; limit: number },
): Promise<LiveVariant[]> {
  const { before } = filter;
  const rows = await reader.publication.findMany({
    where: {
      version: { gt: 0 },
      AND: [{ locale: { not: "*" } }, ...(filter.locale ? [{ locale: filter.locale }] : [])],
      ...(filter.type ? { contentType: filter.type } : {}),
      ...(before
        ? {
            OR: [
              { sequence: { lt: before.sequence } },
              { sequence: before.sequence, entryId: { gt: before.entryId } },
              { sequence: before.sequence, entryId: before.entryId, locale: { gt: before.locale } },
            ],
          }
        : {}),
    },
    orderBy: [{ sequence: "desc" }, { entryId: "asc" }, { locale: "asc" }],
    take: filter.limit,
  });
  const titles = await reader.publicationHistory.findMany({
    where: { OR: rows.map((row) => ({ entryId: row.entryId, locale: row.locale, fromSeq: row.sequence })) },
    select: { entryId: true, locale: true, title: true },
  });
  const titleOf = new Map(titles.map((row) => [`${row.entryId}/${row.locale}`, row.title]));
  const urlOf = await urls(reader);
  return rows.map((row) => ({
    entryId: row.entryId,
    contentType: row.contentType,
    locale: row.locale,
    title: titleOf.get(`${row.entryId}/${row.locale}`) ?? "",
    slug: row.slug,
    url: urlOf(row),
    version: row.version,
    sequence: row.sequence,
    publishedAt: row.publishedAt.toISOString(),
  }));
}

async function urls(reader: Reader): Promise<(row: { contentType: string; locale: string; slug: string }) => string> {
  const definitions = new Map((await listContentTypes(reader)).map((type) => [type.key, type.definition]));
  return (row) => {
    const definition = definitions.get(row.contentType);
    return definition ? publicUrl(definition, row.locale, row.slug) : "";
  };
}
