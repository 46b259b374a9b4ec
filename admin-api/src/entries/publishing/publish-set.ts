/**
 * Turns the wish "publish these variants" into exact versions, inside the publishing transaction.
 *
 * All live variants of an entry carry one shared version. Which one a set brings:
 * - from the draft: the shared draft, frozen if it differs from what is live;
 * - from a named version (going back to it): the shared version that is live, if there is one, else the shared draft;
 * - from a schedule: the pinned one, unless a newer one went live meanwhile; time never brings older shared fields back.
 * Where that is not the live one, the entry's other live variants join the set (docs/decisions/0045-one-shared-version.md).
 */
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { type ContentType, getContentType } from "../../content-types/content-types.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invariant, notFound } from "../../platform/errors.ts";
import { mergeFields, slugOf } from "../draft-content.ts";
import { type Draft, type Entry, findDraftsWithShared, findEntries, lockEntries } from "../drafts.repository.ts";
import { type Freeze, freezeDraft } from "../freeze-draft.ts";
import type { PublishCandidate } from "../gates.ts";
import { requireNotInBin } from "../open-entry.ts";
import { findPublications, type Publication, publicationKey } from "../publications.repository.ts";
import { countSuggestions } from "../suggestions.ts";
import { findVersionRow, findVersionsByKeys, holdsDraft, keepCheckpoint, type Version } from "../versions.repository.ts";

/** One variant to publish. */
export interface PublishItem {
  readonly entryId: string;
  readonly locale: string;
  /** No version: the draft, frozen as one. */
  readonly version?: number | undefined;
  /** Pinned by a schedule. */
  readonly sharedVersion?: number | undefined;
}

/** A candidate with what is needed to write it down. */
export interface Candidate extends PublishCandidate {
  readonly hash: string;
  readonly sharedHash: string;
  readonly own: FieldValues;
  readonly shared: FieldValues;
}

export interface PublishSet {
  readonly candidates: readonly Candidate[];
  /** What stood before, by `entryId/locale`. */
  readonly publications: ReadonlyMap<string, Publication>;
}

interface Pinned {
  readonly entryId: string;
  readonly locale: string;
  readonly version: number;
  readonly sharedVersion: number;
  readonly isRepublished: boolean;
  /** Of the drafts, where they were frozen for this set; else the versions say what was open when they were made. */
  readonly openSuggestions?: number;
}

/** @throws AppError 404 for a variant or version that is not there, 409 for an entry in the bin */
export async function buildPublishSet(tx: Tx, items: readonly PublishItem[], freeze: Freeze): Promise<PublishSet> {
  const entryIds = [...new Set(items.map((item) => item.entryId))].sort();
  if (!(await lockEntries(tx, entryIds))) throw notFound("entry");
  const entries = new Map((await findEntries(tx, entryIds)).map((entry) => [entry.id, entry]));
  for (const entry of entries.values()) requireNotInBin(entry);
  const drafts = new Map((await findDraftsWithShared(tx, items)).map((draft) => [publicationKey(draft), draft]));
  const publications = new Map((await findPublications(tx, entryIds)).map((publication) => [publicationKey(publication), publication]));
  const pinned: Pinned[] = [];
  for (const entryId of entryIds) {
    const wanted = items.filter((item) => item.entryId === entryId);
    const live = [...publications.values()].filter((publication) => publication.entryId === entryId && publication.version > 0);
    pinned.push(...(await pinVersions(tx, { wanted, live, drafts, freeze })));
  }
  return { candidates: await readCandidates(tx, pinned, entries, freeze), publications };
}

interface Wish {
  readonly wanted: readonly PublishItem[];
  readonly live: readonly Publication[];
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly freeze: Freeze;
}

/** Exact versions for one entry's part of the set. */
async function pinVersions(tx: Tx, wish: Wish): Promise<Pinned[]> {
  const { wanted, live, drafts, freeze } = wish;
  const sharedVersion = await pinShared(tx, wish);
  const pinned: Pinned[] = [];
  const sharedDraft = drafts.get(publicationKey({ entryId: wanted[0]!.entryId, locale: sharedLocale }));
  for (const { entryId, locale, version } of wanted) {
    const draft = drafts.get(publicationKey({ entryId, locale }));
    if (!draft || locale === sharedLocale) throw notFound("variant");
    const current = live.find((publication) => publication.locale === locale);
    const isLive = current !== undefined && (await isFrozenAs(tx, draft, { number: current.version, hash: current.hash }, freeze));
    const frozen = version ?? (isLive ? current.version : await freezeDraft(tx, draft, freeze));
    const open = version === undefined ? { openSuggestions: draft.openSuggestions + (sharedDraft?.openSuggestions ?? 0) } : {};
    pinned.push({ entryId, locale, version: frozen, sharedVersion, isRepublished: false, ...open });
  }
  const others = live.filter((publication) => publication.sharedVersion !== sharedVersion && !wanted.some((item) => item.locale === publication.locale));
  return [...pinned, ...others.map(({ entryId, locale, version }) => ({ entryId, locale, version, sharedVersion, isRepublished: true }))];
}

async function pinShared(tx: Tx, { wanted, live, drafts, freeze }: Wish): Promise<number> {
  const entryId = wanted[0]!.entryId;
  const shared = drafts.get(publicationKey({ entryId, locale: sharedLocale }));
  invariant(shared, `entry ${entryId} has no shared fields`);
  const newestLive = live.reduce<Publication | undefined>((a, b) => (a && a.sharedVersion >= b.sharedVersion ? a : b), undefined);
  const scheduled = wanted.flatMap((item) => (item.sharedVersion === undefined ? [] : [item.sharedVersion]));
  if (scheduled.length > 0) return Math.max(...scheduled, newestLive?.sharedVersion ?? 0);
  if (newestLive && wanted.every((item) => item.version !== undefined)) return newestLive.sharedVersion;
  const isLive = newestLive && (await isFrozenAs(tx, shared, { number: newestLive.sharedVersion, hash: newestLive.sharedHash }, freeze));
  return isLive ? newestLive.sharedVersion : freezeDraft(tx, shared, freeze);
}

/**
 * Whether what is live is the draft. A plan also asks for the same open suggestions: the version that it names says later how many were open, and those of an
 * older one may be decided by now.
 */
async function isFrozenAs(tx: Tx, draft: Draft, live: { readonly number: number; readonly hash: string }, freeze: Freeze): Promise<boolean> {
  if (live.hash !== draft.draftHash || freeze.kind !== "schedule") return live.hash === draft.draftHash;
  const version = await findVersionRow(tx, draft, live.number);
  return version !== null && holdsDraft(version, draft);
}

/** A checkpoint that goes out by its number is none any more: it stays for good. */
async function readCandidates(tx: Tx, pinned: readonly Pinned[], entries: ReadonlyMap<string, Entry>, freeze: Freeze): Promise<Candidate[]> {
  const keys = pinned.flatMap(({ entryId, locale, version, sharedVersion }) => [
    { entryId, locale, number: version },
    { entryId, locale: sharedLocale, number: sharedVersion },
  ]);
  const unique = [...new Map(keys.map((key) => [versionKey(key), key])).values()];
  const found = await findVersionsByKeys(tx, unique);
  for (const version of found)
    if (version.kind === "checkpoint") await keepCheckpoint(tx, version, { kind: freeze.kind, reason: freeze.reason, createdById: freeze.actor.id });
  const versions = new Map(found.map((version) => [versionKey(version), version]));
  const types = new Map<string, ContentType>();
  for (const key of new Set([...entries.values()].map((entry) => entry.contentType))) {
    const type = await getContentType(tx, key);
    invariant(type, `there is no content type ${key}`);
    types.set(key, type);
  }
  return pinned.map((pin) => {
    const own = versions.get(versionKey({ ...pin, number: pin.version }));
    const shared = versions.get(versionKey({ ...pin, locale: sharedLocale, number: pin.sharedVersion }));
    if (!own) throw notFound("version");
    invariant(shared, `entry ${pin.entryId} has no shared version ${pin.sharedVersion}`);
    return toCandidate(pin, types.get(entries.get(pin.entryId)!.contentType)!, own, shared);
  });
}

function toCandidate(pin: Pinned, type: ContentType, own: Version, shared: Version): Candidate {
  const fields = mergeFields(type.definition, own.fields, shared.fields);
  return {
    ...pin,
    contentType: type.key,
    definition: type.definition,
    fields,
    slug: slugOf(type.definition, fields),
    title: own.title || shared.title,
    hash: own.hash,
    sharedHash: shared.hash,
    openSuggestions: pin.openSuggestions ?? countSuggestions(own.suggested) + countSuggestions(shared.suggested),
    own: own.fields,
    shared: shared.fields,
  };
}

const versionKey = ({ entryId, locale, number }: { entryId: string; locale: string; number: number }): string => `${entryId}/${locale}/${number}`;
