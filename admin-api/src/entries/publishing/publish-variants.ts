/**
 * The one way to publish. A single button, a set, a schedule, a restored version: all end here, in the caller's transaction. Its steps are the
 * architecture's: exact versions, gates, the commit's number, pointers with their history, slugs, live references, audit, and last the
 * outbox row from which delivery goes on (docs/architecture/publishing.md).
 */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import { replaceReferences } from "../../references/references.public.ts";
import { outgoingReferences } from "../draft-content.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { publishRefused, sharedPublishNotAllowed } from "../entries.errors.ts";
import { entriesPublished, publicationOrderingKey } from "../entries.events.ts";
import { canPublishVariant } from "../entries.policy.ts";
import type { GateFinding } from "../gates.ts";
import { insertCommit, type LiveRow, publicationKey, takeCommitSeq, writePublications } from "../publications.repository.ts";
import { takeLiveSlug } from "../slugs.repository.ts";
import { refreshStatuses } from "../variant-status.ts";
import { builtInGates } from "./built-in-gates.ts";
import { buildPublishSet, type Candidate, type PublishItem, type PublishSet } from "./publish-set.ts";

export type PublishDeps = Pick<EntriesDeps, "clock" | "outbox" | "gates">;

export interface PublishRequest {
  readonly actor: Actor;
  readonly items: readonly PublishItem[];
  readonly reason: string;
  readonly kind: "publish" | "schedule";
}

export interface PublishOutcome {
  /** Number of the commit; of the last one that changed something when nothing had to be changed. */
  readonly commitSeq: number;
  /** Everything that changed, other live variants that got a new shared version included. */
  readonly published: readonly { readonly entryId: string; readonly locale: string; readonly isRepublished: boolean }[];
}

/** @throws AppError 422 with every gate's findings, 403 when it reaches languages the actor may not publish */
export async function publishVariants(deps: PublishDeps, tx: Tx, { actor, items, reason, kind }: PublishRequest): Promise<PublishOutcome> {
  const at = deps.clock.now();
  const set = await buildPublishSet(tx, items, { actor, kind, reason, at });
  requireAllowed(actor, set.candidates);
  await passGates(deps, tx, set.candidates);
  const changed = set.candidates.filter((candidate) => isChange(candidate, set));
  if (changed.length === 0) return { commitSeq: Math.max(0, ...set.candidates.map((candidate) => sequenceOf(candidate, set))), published: [] };

  const seq = await takeCommitSeq(tx);
  await insertCommit(tx, { seq, at, actorId: actor.id, reason, variants: changed.length });
  const rows = changed.map((candidate) => toLiveRow(candidate, set, { actor, seq, at, reason }));
  await writePublications(tx, rows, set.publications);
  await writeSlugs(tx, changed, set, at);
  await writeLiveReferences(tx, changed);
  for (const entryId of new Set(changed.map((candidate) => candidate.entryId))) {
    await refreshStatuses(tx, entryId);
    const variants = changed.filter((candidate) => candidate.entryId === entryId).map(auditedVariant);
    await recordAudit(tx, deps.clock, actor, { action: "entry.published", subject: `entry:${entryId}`, details: { commitSeq: seq, reason, variants } });
  }
  await deps.outbox.append(tx, entriesPublished, { commitSeq: seq }, { orderingKey: publicationOrderingKey });
  return { commitSeq: seq, published: changed.map(({ entryId, locale, isRepublished }) => ({ entryId, locale, isRepublished })) };
}

/** All gates' findings at once. @throws AppError 422 */
export async function passGates(deps: Pick<PublishDeps, "gates">, tx: Tx, candidates: readonly Candidate[]): Promise<void> {
  const findings: GateFinding[] = [];
  for (const gate of [...builtInGates, ...deps.gates]) findings.push(...(await gate.check(tx, candidates)));
  if (findings.length === 0) return;
  const isOne = new Set(findings.map((finding) => publicationKey(finding))).size === 1;
  throw publishRefused(
    findings.map(({ locale, problem }) => (isOne ? problem : { ...problem, path: `${locale}.${problem.path}` })),
    findings.map(({ entryId, locale, gate, problem }) => ({ entryId, locale, gate, ...problem })),
  );
}

/** Also for the variants that join because shared fields changed. @throws AppError 403 */
export function requireAllowed(actor: Actor, candidates: readonly Candidate[]): void {
  const refused = candidates.filter((candidate) => !canPublishVariant(actor, candidate)).map((candidate) => candidate.locale);
  if (refused.length > 0) throw sharedPublishNotAllowed(refused);
}

const sequenceOf = (candidate: Candidate, { publications }: PublishSet): number => publications.get(publicationKey(candidate))?.sequence ?? 0;

/** Publishing what is live already changes nothing. */
function isChange(candidate: Candidate, { publications }: PublishSet): boolean {
  const live = publications.get(publicationKey(candidate));
  return live?.version !== candidate.version || live.sharedVersion !== candidate.sharedVersion;
}

function toLiveRow(candidate: Candidate, { publications }: PublishSet, commit: { actor: Actor; seq: number; at: Date; reason: string }): LiveRow {
  const { entryId, locale, contentType, version, sharedVersion, hash, sharedHash, slug, title } = candidate;
  return {
    entryId,
    locale,
    contentType,
    version,
    sharedVersion,
    hash,
    sharedHash,
    slug,
    title,
    reason: commit.reason,
    sequence: commit.seq,
    firstPublishedAt: publications.get(publicationKey(candidate))?.firstPublishedAt ?? commit.at,
    publishedAt: commit.at,
    publishedById: commit.actor.id,
  };
}

async function writeSlugs(tx: Tx, changed: readonly Candidate[], { publications }: PublishSet, at: Date): Promise<void> {
  for (const candidate of changed) {
    const { contentType, locale, entryId, slug } = candidate;
    const previous = publications.get(publicationKey(candidate))?.slug ?? "";
    if (!candidate.isRepublished) await takeLiveSlug(tx, { contentType, locale }, { entryId, slug, previous, at });
  }
}

async function writeLiveReferences(tx: Tx, changed: readonly Candidate[]): Promise<void> {
  const shared = new Map<string, Candidate>();
  for (const candidate of changed) {
    const { entryId, locale, definition } = candidate;
    if (!candidate.isRepublished) await replaceReferences(tx, { entryId, locale, versionState: "live" }, outgoingReferences(definition, candidate.own));
    shared.set(entryId, candidate);
  }
  for (const { entryId, definition, shared: fields } of shared.values())
    await replaceReferences(tx, { entryId, locale: sharedLocale, versionState: "live" }, outgoingReferences(definition, fields));
}

const auditedVariant = ({ locale, version, sharedVersion, isRepublished }: Candidate) => ({ locale, version, sharedVersion, isRepublished });
