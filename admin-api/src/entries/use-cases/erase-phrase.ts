/**
 * Takes a phrase (a name, an address) out of what the versions of a variant remember, for a person who asks for it (decision 0109). Checkpoints that have
 * it are deleted; versions that somebody kept stay, with the phrase blacked out. What readers could see, or will by a plan, is left to a new publish: it is
 * named in the answer. What was typed and deleted again also leaves the live document's log. The audit never says the phrase.
 */
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { phrasePattern, replacePhrase } from "@pressbox/shared/rich-text/replace-phrase.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notAllowed } from "../../platform/errors.ts";
import { deleteCheckpoints, findPublishedVersions } from "../checkpoints.repository.ts";
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
  /** The draft has it: a person has to take it out there. */
  readonly isInDraft: boolean;
}

const blackedOut = "█████";

/** @throws AppError 403, 404 */
export async function erasePhrase(deps: EntriesDeps, actor: Actor, { entryId, locale, phrase }: ErasePhraseInput): Promise<PhraseErased> {
  if (!can(actor, "person.erase")) throw notAllowed("person.erase");
  await openVariant(deps.database.read, actor, entryId, locale);
  await deps.liveDrafts.flush(entryId);
  const pattern = phrasePattern(phrase);
  const erased = await deps.database.transaction(
    async (tx): Promise<PhraseErased> => {
      await lockEntry(tx, entryId);
      const { own } = await openVariant(tx, actor, entryId, locale);
      const outcome = await eraseFromVersions(tx, { entryId, locale }, pattern, own.headVersion);
      await recordAudit(tx, deps.clock, actor, { action: "version.phrase_erased", subject: `entry:${entryId}`, details: { locale, ...outcome } });
      return { ...outcome, isInDraft: hasPhrase(own.fields, pattern) };
    },
    { timeoutMs: 60_000 },
  );
  await dropUpdateLog(deps.database, { entryId, locale });
  deps.liveDrafts.announce(entryId, { type: "changed", topic: "versions" });
  return erased;
}

async function eraseFromVersions(tx: Tx, key: DraftKey, pattern: RegExp, headVersion: number): Promise<Omit<PhraseErased, "isInDraft">> {
  const published = await findPublishedVersions(tx, key.entryId, sharedLocale);
  const [gone, kept]: [number[], number[]] = [[], []];
  let replaced = 0;
  for (let before = 2_147_483_647; ; ) {
    const page = await findVersionPage(tx, key, before, 50);
    for (const version of await findVersionsByKeys(tx, page)) {
      if (![version.fields, version.title, version.name, version.reason, version.suggested].some((part) => hasPhrase(part, pattern))) continue;
      if (published.has(`${key.locale}/${version.number}`)) kept.push(version.number);
      else if (version.kind === "checkpoint" && version.name === "" && version.number !== headVersion) gone.push(version.number);
      else {
        await replaceVersionContent(tx, blackOut(version, pattern));
        replaced++;
      }
    }
    const last = page.at(-1);
    if (page.length < 50 || last === undefined) break;
    before = last.number;
  }
  return { deleted: await deleteCheckpoints(tx, key, gone), replaced, kept: kept.sort((a, b) => a - b) };
}

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
