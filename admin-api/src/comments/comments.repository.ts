/** The only file that reads and writes threads and comments. Reads first, then writes, which take a transaction. */
import type { Anchor, ThreadState } from "@pressbox/shared/comments/comments.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";

export interface CommentRow {
  readonly id: string;
  readonly threadId: string;
  readonly authorId: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly revision: number;
}

export interface Thread {
  readonly id: string;
  readonly entryId: string;
  readonly locale: string;
  readonly fieldKey: string;
  /** Null: about the field as a whole. */
  readonly anchor: Anchor | null;
  readonly state: ThreadState;
  readonly resolvedById: string;
  readonly resolvedAt: Date | null;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly revision: number;
  /** In order of writing. */
  readonly comments: readonly CommentRow[];
}

const inOrder = { comments: { orderBy: [{ createdAt: "asc" as const }, { id: "asc" as const }] } };

type ThreadRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;
const findRow = (reader: Reader, id: string) => reader.commentThread.findUnique({ where: { id }, include: inOrder });

function toThread({ generation, anchorStart, anchorEnd, blockId, quote, before, after, state, ...row }: ThreadRow): Thread {
  return {
    ...row,
    state: state === "resolved" ? "resolved" : "open",
    anchor: quote === "" ? null : { generation, start: anchorStart, end: anchorEnd, blockId, quote, before, after },
  };
}

export async function findThread(reader: Reader, id: string): Promise<Thread | null> {
  const row = await findRow(reader, id);
  return row && toThread(row);
}

export interface ThreadFilter {
  readonly entryId: string;
  readonly locale: string;
  readonly state: ThreadState | undefined;
}

/** Of one page: with the longest words that is about a megabyte. A thread alone never holds more than twice that. */
const mostCommentsOfPage = 200;

/**
 * Newest first; long threads make a page shorter than `limit`.
 * @param before id of the last one seen
 */
export async function listThreads(reader: Reader, { entryId, locale, state }: ThreadFilter, limit: number, before: string | undefined) {
  const rows = await reader.commentThread.findMany({
    where: { entryId, locale, ...(state === undefined ? {} : { state }), ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: { id: true, _count: { select: { comments: true } } },
  });
  let comments = 0;
  const ids = rows
    .slice(0, limit)
    .filter(({ _count }, index) => {
      comments += _count.comments;
      return index === 0 || comments <= mostCommentsOfPage;
    })
    .map(({ id }) => id);
  const threads = await reader.commentThread.findMany({ where: { id: { in: ids } }, orderBy: { id: "desc" }, include: inOrder });
  return { threads: threads.map(toThread), hasMore: rows.length > ids.length };
}

export const countOpen = (reader: Reader, entryId: string, locale: string): Promise<number> =>
  reader.commentThread.count({ where: { entryId, locale, state: "open" } });

/** Of one statement: SQL Server takes 2,100 values. */
const entriesAtOnce = 1_000;

/** Open threads by `entryId/locale`, in one query for a thousand entries; variants without any are absent. */
export async function countOpenByVariant(reader: Reader, entryIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let start = 0; start < entryIds.length; start += entriesAtOnce) {
    const where = { entryId: { in: entryIds.slice(start, start + entriesAtOnce) }, state: "open" };
    for (const group of await reader.commentThread.groupBy({ by: ["entryId", "locale"], where, _count: { _all: true } }))
      counts.set(`${group.entryId}/${group.locale}`, group._count._all);
  }
  return counts;
}

/** The thread a comment stands in; null when there is no such comment. */
export async function findThreadOfComment(reader: Reader, commentId: string): Promise<{ thread: Thread; comment: CommentRow } | null> {
  const row = await reader.comment.findUnique({ where: { id: commentId }, select: { threadId: true } });
  const thread = row && (await findThread(reader, row.threadId));
  const comment = thread?.comments.find((each) => each.id === commentId);
  return thread && comment ? { thread, comment } : null;
}

export type NewThread = Pick<Thread, "id" | "entryId" | "locale" | "fieldKey" | "anchor" | "createdById" | "createdAt">;

export async function insertThread(tx: Tx, { anchor, ...thread }: NewThread): Promise<void> {
  const { start, end, ...words } = anchor ?? { start: "", end: "", generation: 0, blockId: "", quote: "", before: "", after: "" };
  await tx.commentThread.create({
    data: { ...thread, ...words, anchorStart: start, anchorEnd: end, updatedAt: thread.createdAt },
    select: { id: true },
  });
}

export const insertComment = async (tx: Tx, comment: Pick<CommentRow, "id" | "threadId" | "authorId" | "body" | "createdAt">): Promise<void> =>
  void (await tx.comment.create({ data: comment, select: { id: true } }));

/** Something was said in it: others wait for this row until the transaction ends. False when the thread is gone. */
export async function touchThread(tx: Tx, id: string, at: Date): Promise<boolean> {
  return (await tx.commentThread.updateMany({ where: { id }, data: { revision: { increment: 1 }, updatedAt: at } })).count === 1;
}

export interface Resolution {
  readonly state: ThreadState;
  /** Empty for reopening. */
  readonly byId: string;
  readonly at: Date;
}

/** Compare-and-set on the revision; false when somebody was faster. */
export async function setResolution(tx: Tx, thread: Pick<Thread, "id" | "revision">, { state, byId, at }: Resolution): Promise<boolean> {
  const changed = await tx.commentThread.updateMany({
    where: { id: thread.id, revision: thread.revision },
    data: { state, resolvedById: byId, resolvedAt: state === "resolved" ? at : null, revision: { increment: 1 }, updatedAt: at },
  });
  return changed.count === 1;
}

/** Compare-and-set on the revision; false when another tab of the author was faster. */
export async function updateComment(
  tx: Tx,
  comment: Pick<CommentRow, "id" | "revision">,
  change: { body: string; editedAt: Date } | { body: ""; deletedAt: Date },
): Promise<boolean> {
  const where = { id: comment.id, revision: comment.revision, deletedAt: null };
  return (await tx.comment.updateMany({ where, data: { ...change, revision: { increment: 1 } } })).count === 1;
}

export async function deleteThread(tx: Tx, id: string): Promise<void> {
  await tx.comment.deleteMany({ where: { threadId: id } });
  await tx.commentThread.deleteMany({ where: { id } });
}

/** Comments of a person that still say something, by the entry they stand in, and the threads of each. */
export async function findCommentsBy(reader: Reader, authorId: string): Promise<Map<string, { id: string; threadId: string }[]>> {
  const rows = await reader.comment.findMany({
    where: { authorId, body: { not: "" } },
    select: { id: true, threadId: true, thread: { select: { entryId: true } } },
  });
  return Map.groupBy(rows, ({ thread }) => thread.entryId);
}

/** Takes out what a person wrote; their places in the threads stay, empty. */
export async function blankCommentsOf(tx: Tx, authorId: string, at: Date): Promise<void> {
  await tx.comment.updateMany({ where: { authorId, deletedAt: null }, data: { deletedAt: at } });
  await tx.comment.updateMany({ where: { authorId }, data: { body: "" } });
}

/** Of these threads those go that say nothing any more. */
export async function deleteEmptyThreads(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.commentThread.findMany({ where: { id: { in: [...ids] }, comments: { none: { deletedAt: null } } }, select: { id: true } });
  for (const { id } of rows) await deleteThread(tx, id);
}

/** Writes the words of an entry's threads anew, in one language: what was quoted, what stood around it, what was said. */
export async function rewriteThreads(tx: Tx, key: { entryId: string; locale: string }, rewrite: (words: ThreadWords) => ThreadWords): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await tx.commentThread.findMany({ where: { ...key, id: { gt: after } }, orderBy: { id: "asc" }, take: 50, include: inOrder });
    for (const { id, quote, before, after: behind, comments } of rows) {
      const words = { quote, before, after: behind, bodies: comments.map(({ body }) => body) };
      const next = rewrite(words);
      if (JSON.stringify(next) === JSON.stringify(words)) continue;
      const { bodies, ...anchor } = next;
      await tx.commentThread.update({ where: { id }, data: { ...anchor, revision: { increment: 1 } }, select: { id: true } });
      for (const [index, comment] of comments.entries())
        if (bodies[index] !== comment.body)
          await tx.comment.update({ where: { id: comment.id }, data: { body: bodies[index]!, revision: { increment: 1 } }, select: { id: true } });
    }
    if (rows.length < 50) return;
    after = rows.at(-1)!.id;
  }
}

export interface ThreadWords {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  /** Of its comments, in their order. */
  readonly bodies: readonly string[];
}
