import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { Blame, BlameRun } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import * as Y from "yjs";
import { findPeople } from "../../identity/identity.public.ts";
import type { Reader } from "../../platform/database/database.ts";
import { invalidInput } from "../../platform/errors.ts";
import { readDocument } from "../collaboration/draft-documents.repository.ts";
import type { Draft, DraftKey } from "../drafts.repository.ts";
import { openVariant } from "../open-entry.ts";
import { findVersionPage, findVersionsByKeys, type Version } from "../versions.repository.ts";
import { type AuthorIndex, type Authorship, authorsOf, indexAuthors } from "./authorship.ts";
import { findAuthoredUpdates } from "./blame.repository.ts";
import { type LiveBlock, type LivePart, readLiveBlocks } from "./live-text.ts";
import { type BlamedBlock, blameByVersions, textBlocksOf } from "./version-blame.ts";

/** Text older than its live document is looked for in so many versions, the youngest. */
const mostVersions = 200;

/** A run before names are put in. */
type Run = Omit<BlameRun, "people"> & { readonly personIds: readonly string[] };

/**
 * Who wrote each word of a rich text, and when: from the updates of the live document, and for what is older from the versions. Paragraphs in reading order.
 * @throws AppError 404, 422 for a field that is no rich text
 */
export async function readBlame(reader: Reader, actor: Actor, key: DraftKey, fieldKey: string): Promise<Blame> {
  const { type, own } = await openVariant(reader, actor, key.entryId, key.locale);
  if (!type.definition.fields.some((field) => field.key === fieldKey && field.kind === "rich-text"))
    throw invalidInput([{ path: "field", rule: "unknown_field", message: "Not a rich text of this type." }]);
  const live = await readLiveText(reader, key, fieldKey);
  const blocks = live?.map(({ block, pieces }) => ({ id: block.id, node: nodeOf(block, pieces), pieces })) ?? storedBlocks(own.fields[fieldKey]);
  const versions = await findTextVersions(reader, key);
  const byNumber = new Map(versions.map((version) => [version.number, version]));
  const blamed = blameByVersions(
    versions.map(({ number, fields }) => ({ number, value: fields[fieldKey] })),
    blocks.map((block) => block.node),
    key.locale,
  );
  const told = blocks.map(({ id, pieces }, index) => {
    const older = olderRuns(blamed[index]!, byNumber, own);
    return { id, text: pieces.map((piece) => piece.text).join(""), runs: joinRuns(laidOver(pieces, older)) };
  });
  const names = await findPeople(reader, new Set(told.flatMap(({ runs }) => runs.flatMap((run) => run.personIds))));
  const named = ({ personIds, ...run }: Run): BlameRun => ({ ...run, people: personIds.map((id) => ({ id, name: names.get(id) ?? "" })) });
  return { field: fieldKey, blocks: told.map((block) => ({ ...block, runs: block.runs.map(named) })) };
}

/** A stretch of one author, or of none that the live document knows. */
interface Piece {
  readonly text: string;
  readonly by: Authorship | null;
}

interface BlockPieces {
  readonly block: LiveBlock;
  readonly pieces: readonly Piece[];
}

async function readLiveText(reader: Reader, key: DraftKey, fieldKey: string): Promise<BlockPieces[] | null> {
  const stored = await readDocument(reader, key);
  if (stored === null) return null;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.mergeUpdates([...stored.parts]));
  const blocks = readLiveBlocks(doc.getXmlFragment(draftTypeName(fieldKey)));
  doc.destroy();
  const index = indexAuthors(await findAuthoredUpdates(reader, key));
  return blocks.map((block) => ({ block, pieces: block.parts.flatMap((part) => piecesOf(part, index)) }));
}

function piecesOf({ client, clock, text }: LivePart, index: AuthorIndex): Piece[] {
  let at = 0;
  return authorsOf(index, client, clock, text.length).map(({ length, by }) => {
    at += length;
    return { text: text.slice(at - length, at), by };
  });
}

/** A draft that nobody has opened: all of it is older. */
const storedBlocks = (value: unknown) =>
  textBlocksOf(value).map((node) => ({ id: idOf(node), node, pieces: [{ text: (node.content ?? []).map((inner) => inner.text ?? "").join(""), by: null }] }));

const idOf = (node: RichTextNode): string | null => (typeof node.attrs?.["id"] === "string" ? node.attrs["id"] : null);

/** What the live document cannot tell of a paragraph: only that is looked for in the versions. */
const nodeOf = ({ id, type }: LiveBlock, pieces: readonly Piece[]): RichTextNode => ({
  type,
  ...(id === null ? {} : { attrs: { id } }),
  content: [{ type: "text", text: pieces.map((piece) => (piece.by === null ? piece.text : "")).join("") }],
});

/** Oldest first. */
async function findTextVersions(reader: Reader, key: DraftKey): Promise<Version[]> {
  const rows = await findVersionPage(reader, key, 2_147_483_647, mostVersions);
  const versions = await findVersionsByKeys(reader, rows);
  return versions.sort((a, b) => a.number - b.number);
}

/** Words by the version that brought them; those of no version are of whoever worked on the draft since the last. */
function olderRuns({ words, versions }: BlamedBlock, byNumber: ReadonlyMap<number, Version>, draft: Draft): Run[] {
  return words.map((word, index) => {
    const version = byNumber.get(versions[index] ?? 0);
    if (version) return { length: word.length, personIds: version.authors, at: version.createdAt.toISOString(), version: version.number };
    const isKnown = draft.draftAuthors.length > 0;
    return { length: word.length, personIds: draft.draftAuthors, at: isKnown ? draft.updatedAt.toISOString() : null, version: null };
  });
}

/** The live document's authors, and where it names none, what the versions say of the same characters. */
function laidOver(pieces: readonly Piece[], older: readonly Run[]): Run[] {
  let at = 0;
  return pieces.flatMap(({ text, by }) => {
    if (by !== null) return [{ length: text.length, personIds: [by.actorId], at: by.at.toISOString(), version: null }];
    at += text.length;
    return cut(older, at - text.length, text.length);
  });
}

function cut(runs: readonly Run[], from: number, length: number): Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const [start, end] = [Math.max(at, from), Math.min(at + run.length, from + length)];
    if (start < end) found.push({ ...run, length: end - start });
    at += run.length;
    if (at >= from + length) break;
  }
  return found;
}

/** Neighbours of the same people and moment as one. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const isSame = last && last.at === run.at && last.version === run.version && last.personIds.join() === run.personIds.join();
    if (isSame) joined[joined.length - 1] = { ...last, length: last.length + run.length };
    else joined.push(run);
  }
  return joined;
}
