/** What people see of threads: read with the rights of who asks. */
import type { Person, ThreadPage, ThreadQuery, ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { decodeCursor, encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import { openVariantHead, type VariantHead } from "../entries/entries.public.ts";
import { findPeople, findPeopleWho } from "../identity/identity.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { searchText } from "../platform/database/like.ts";
import { invalidInput } from "../platform/errors.ts";
import { peopleOf, presentThread } from "./comments.presenter.ts";
import { countOpen, findThread, listThreads, type Thread } from "./comments.repository.ts";
import { notAThread } from "./open-thread.ts";

export interface VariantKey {
  readonly entryId: string;
  /** `*` for the shared fields. */
  readonly locale: string;
}

/** Threads of a variant, newest first. @throws AppError 404, 422 for a foreign cursor */
export async function readThreadPage(reader: Reader, actor: Actor, key: VariantKey, { state, limit, cursor }: ThreadQuery): Promise<ThreadPage> {
  const head = await openVariantHead(reader, actor, key);
  const { threads, hasMore } = await listThreads(reader, { ...key, state }, limit, readCursor(cursor));
  return {
    items: await presentThreads(reader, actor, head, threads),
    nextCursor: hasMore ? encodeCursor([threads.at(-1)!.id]) : null,
    openCount: await countOpen(reader, key.entryId, key.locale),
  };
}

/** One thread as it stands now. @throws AppError 404 when it is gone, which another may do at any moment */
export async function readThread(reader: Reader, actor: Actor, head: VariantHead, id: string): Promise<ThreadView> {
  const thread = await findThread(reader, id);
  if (!thread) throw notAThread();
  const [view] = await presentThreads(reader, actor, head, [thread]);
  return view!;
}

async function presentThreads(reader: Reader, actor: Actor, scope: VariantHead, threads: readonly Thread[]): Promise<ThreadView[]> {
  const names = await findPeople(reader, threads.flatMap(peopleOf));
  return threads.map((thread) => presentThread(thread, { actor, scope, names }));
}

const mostPeople = 20;

/** Those who may read the entry, whose name has `q` at the beginning of a word first. @throws AppError 404 */
export async function findMentionable(reader: Reader, actor: Actor, entryId: string, q: string): Promise<Person[]> {
  const { contentType } = await openVariantHead(reader, actor, { entryId, locale: "*" });
  const wanted = searchText(q, 100);
  const rank = ({ name }: Person): number => {
    const text = searchText(name, 400);
    return text.startsWith(wanted) ? 0 : text.includes(` ${wanted}`) ? 1 : text.includes(wanted) ? 2 : 3;
  };
  const people = (await findPeopleWho(reader, "entry.read", { contentType })).map((person) => ({ person, rank: rank(person) }));
  return people
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.person.name.localeCompare(b.person.name))
    .slice(0, mostPeople)
    .map((each) => each.person);
}

/** Those of these people who may read the entry. @throws AppError 404 */
export async function findReaders(reader: Reader, actor: Actor, entryId: string, ids: readonly string[]): Promise<Person[]> {
  const { contentType } = await openVariantHead(reader, actor, { entryId, locale: "*" });
  return findPeopleWho(reader, "entry.read", { contentType }, ids);
}

function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [before] = decodeCursor(cursor, ["text"]) ?? [];
  if (before === undefined) throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "Not a cursor of this list." }]);
  return before;
}
