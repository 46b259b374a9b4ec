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

/** Newest first. @param before id of the last one seen */
export async function listThreads(reader: Reader, { entryId, locale, state }: ThreadFilter, limit: number, before: string | undefined): Promise<Thread[]> {
  const rows = await reader.commentThread.findMany({
    where: { entryId, locale, ...(state === undefined ? {} : { state }), ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit,
    include: inOrder,
  });
  return rows.map(toThread);
}

export const countOpen = (reader: Reader, entryId: string, locales: readonly string[]): Promise<number> =>
  reader.commentThread.count({ where: { entryId, locale: { in: [...locales] }, state: "open" } });

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

/** Takes out what a person wrote; their places in the threads stay, empty. */
export async function blankCommentsOf(tx: Tx, authorId: string, at: Date): Promise<void> {
  await tx.comment.updateMany({ where: { authorId, deletedAt: null }, data: { deletedAt: at } });
  await tx.comment.updateMany({ where: { authorId }, data: { body: "" } });
}
