import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { BlameRun } from "@pressbox/shared/entries/entries.schema.ts";
import type { RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import * as Y from "yjs";
import type { Reader } from "../../platform/database/database.ts";
import { readDocument } from "../collaboration/draft-documents.repository.ts";
import type { Draft, DraftKey } from "../drafts.repository.ts";
import { findVersionPage, findVersionsByKeys, type VersionRow } from "../versions.repository.ts";
import { type AuthorIndex, type Authorship, authorsOf, type ClaimedStretches, claimStretches } from "./authorship.ts";
import { findAuthoredUpdates } from "./blame.repository.ts";
import { type LiveBlock, type LivePart, readLiveBlocks } from "./live-text.ts";
import { type BlamedBlock, blameByVersions, type TextVersion, textBlocksOf } from "./version-blame.ts";

/** Text older than its live document is looked for in so many versions, the youngest. */
const mostVersions = 200;

const versionsAtATime = 10;

/** A run before names are put in. */
export type Run = Omit<BlameRun, "people"> & { readonly personIds: readonly string[] };

/** A paragraph with its runs, before names are put in. */
export interface ToldBlock {
  readonly id: string | null;
  readonly text: string;
  readonly runs: readonly Run[];
}

/** Who wrote each word of a rich text, and when: from the updates of the live document, and for what is older from the versions. Paragraphs in reading order. */
export async function tellAuthors(reader: Reader, own: Draft, fieldKey: string): Promise<ToldBlock[]> {
  const key = { entryId: own.entryId, locale: own.locale };
  const live = await readLiveText(reader, key, fieldKey);
  const blocks = live?.map(({ block, pieces }) => ({ id: block.id, node: nodeOf(block, pieces), pieces })) ?? storedBlocks(own.fields[fieldKey]);
  // Versions are dear to compare, and have nothing to say where the live document knows everybody.
  const isKnown = blocks.every(({ pieces }) => pieces.every((piece) => piece.by !== null));
  const rows = isKnown ? [] : await findVersionPage(reader, key, 2_147_483_647, mostVersions);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const blamed = await blameByVersions(
    readTexts(reader, rows.toReversed(), fieldKey),
    blocks.map((block) => block.node),
    own.locale,
  );
  return blocks.map(({ id, pieces }, index) => {
    const older = olderRuns(blamed[index]!, byNumber, own);
    return { id, text: pieces.map((piece) => piece.text).join(""), runs: joinRuns(laidOver(pieces, older)) };
  });
}

/** A few bodies at a time: two hundred long reports at once are a heap of their own. */
async function* readTexts(reader: Reader, rows: readonly VersionRow[], fieldKey: string): AsyncGenerator<TextVersion> {
  for (let start = 0; start < rows.length; start += versionsAtATime) {
    const versions = await findVersionsByKeys(reader, rows.slice(start, start + versionsAtATime));
    for (const { number, fields } of versions.sort((a, b) => a.number - b.number)) yield { number, value: fields[fieldKey] };
  }
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
  const index: ClaimedStretches = new Map();
  for await (const updates of findAuthoredUpdates(reader, key)) for (const update of updates) claimStretches(index, update);
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

/** Words by the version that brought them; those of no version are of whoever worked on the draft since the last. */
function olderRuns({ words, versions }: BlamedBlock, byNumber: ReadonlyMap<number, VersionRow>, draft: Draft): Run[] {
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
