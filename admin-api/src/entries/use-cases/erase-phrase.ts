/**
 * Takes a phrase (a name, an address) out of what the versions of a variant remember, for a person who asks for it (decision 0109). Checkpoints that have
 * it are deleted; versions that somebody kept stay, with the phrase blacked out. What readers could see, or will by a plan, is left to a new publish: it is
 * named in the answer. What was typed and deleted again also leaves the live document's log; comments and notifications are blacked out. The audit never
 * says the phrase. A process that dies on the way leaves a part undone: the same again ends it.
 */
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { phrasePattern, replacePhrase } from "@pressbox/shared/rich-text/replace-phrase.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Reader, Tx } from "../../platform/database/database.ts";
import { notAllowed } from "../../platform/errors.ts";
import { deleteCheckpoints, findNewestVersions, findPublishedVersions } from "../checkpoints.repository.ts";
import { dropUpdateLog } from "../collaboration/draft-documents.repository.ts";
import { hashOf } from "../draft-content.ts";
import { type DraftKey, lockEntry } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { openVariant } from "../open-entry.ts";
import { findVersionPage, findVersionsByKeys, replaceVersionContent, type Version } from "../versions.repository.ts";

export interface ErasePhraseInput extends DraftKey {
  readonly phrase: string;
}

export interface PhraseErased {
  /** Checkpoints that are gone. */
  readonly deleted: number;
  /** Versions in which it is blacked out. */
  readonly replaced: number;
  /** Versions that have it and stay as they are: readers saw them, or will. */
  readonly kept: readonly number[];
  /** The draft has it, so the next version will: a person takes it out there, and the phrase is erased once more. */
  readonly isInDraft: boolean;
}

const blackedOut = "█████";

/** Versions of one transaction: SQLite has one writer, and everybody's typing waits for it. */
const versionsAtOnce = 20;

/** @throws AppError 403, 404 */
export async function erasePhrase(deps: EntriesDeps, actor: Actor, { entryId, locale, phrase }: ErasePhraseInput): Promise<PhraseErased> {
  if (!can(actor, "person.erase")) throw notAllowed("person.erase");
  const { database } = deps;
  const key = { entryId, locale };
  await openVariant(database.read, actor, entryId, locale);
  await deps.liveDrafts.flush(entryId);
  const pattern = phrasePattern(phrase);
  // Each transaction leaves its own record: what was changed before a process died is told.
  const record = (tx: Tx, action: string, details: object = {}) =>
    recordAudit(tx, deps.clock, actor, { action, subject: `entry:${entryId}`, details: { locale, ...details } });
  await database.transaction(async (tx) => {
    await record(tx, "version.phrase_erasure_begun");
    for (const erase of deps.phraseErasers) await erase(tx, key, (text) => text.replaceAll(pattern, blackedOut));
  });
  const found = await findVersionsWith(database.read, key, pattern);
  const outcome = { deleted: 0, replaced: 0, kept: [] as number[] };
  for (let start = 0; start < found.length; start += versionsAtOnce) {
    const some = await database.transaction(async (tx) => {
      const erased = await eraseFromVersions(tx, key, found.slice(start, start + versionsAtOnce), pattern);
      await record(tx, "version.phrase_erased", erased);
      return erased;
    });
    outcome.deleted += some.deleted;
    outcome.replaced += some.replaced;
    outcome.kept.push(...some.kept);
  }
  outcome.kept.sort((a, b) => a - b);
  await dropUpdateLog(database, key);
  const { own } = await openVariant(database.read, actor, entryId, locale);
  deps.liveDrafts.announce(entryId, { type: "changed", topic: "versions" });
  deps.liveDrafts.announce(entryId, { type: "changed", topic: "comments" });
  return { ...outcome, isInDraft: hasPhrase(own.fields, pattern) };
}

/** Numbers of those that have it, read without keeping anybody waiting. */
async function findVersionsWith(reader: Reader, key: DraftKey, pattern: RegExp): Promise<number[]> {
  const found: number[] = [];
  for (let before = 2_147_483_647; ; ) {
    const page = await findVersionPage(reader, key, before, versionsAtOnce);
    for (const version of await findVersionsByKeys(reader, page)) if (versionHasPhrase(version, pattern)) found.push(version.number);
    const last = page.at(-1);
    if (page.length < versionsAtOnce || last === undefined) return found;
    before = last.number;
  }
}

/** What is published, planned or named is asked again under the lock: it may have changed since the versions were found. */
async function eraseFromVersions(tx: Tx, key: DraftKey, numbers: readonly number[], pattern: RegExp): Promise<Omit<PhraseErased, "isInDraft">> {
  await lockEntry(tx, key.entryId);
  const published = await findPublishedVersions(tx, key.entryId, sharedLocale);
  const newest = await findNewestVersions(tx, key.entryId);
  const [gone, kept]: [number[], number[]] = [[], []];
  let replaced = 0;
  for (const version of await findVersionsByKeys(
    tx,
    numbers.map((number) => ({ ...key, number })),
  )) {
    if (!versionHasPhrase(version, pattern)) continue;
    const name = `${key.locale}/${version.number}`;
    if (published.has(name)) kept.push(version.number);
    else if (version.kind === "checkpoint" && version.name === "" && !newest.has(name)) gone.push(version.number);
    else {
      await replaceVersionContent(tx, blackOut(version, pattern));
      replaced++;
    }
  }
  return { deleted: await deleteCheckpoints(tx, key, gone), replaced, kept };
}

const versionHasPhrase = ({ fields, title, name, reason, suggested }: Version, pattern: RegExp): boolean =>
  [fields, title, name, reason, suggested].some((part) => hasPhrase(part, pattern));

function blackOut(version: Version, pattern: RegExp): Version {
  const clean = <Value>(value: Value): Value => replacePhrase(value, pattern, blackedOut) as Value;
  const fields = clean(version.fields);
  return {
    ...version,
    fields,
    hash: hashOf(fields),
    title: clean(version.title),
    name: clean(version.name),
    reason: clean(version.reason),
    suggested: clean(version.suggested),
  };
}

const hasPhrase = (value: unknown, pattern: RegExp): boolean => JSON.stringify(replacePhrase(value, pattern, blackedOut)) !== JSON.stringify(value);
