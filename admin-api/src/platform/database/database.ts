/**
 * One database, two dialects. Reads go through `read`; writes happen only inside `transaction`.
 *
 * Why two handles: Prisma's SQLite adapter has one connection, and statements issued outside an open interactive transaction would
 * run inside it, and vanish with its rollback. So SQLite gets a second, read-only connection (WAL: it sees commits only), and the type
 * of `read` has no writing methods. docs/decisions/0004-reads-and-transactions.md.
 */
import type { PrismaClient } from "@pressbox/prisma/sqlite";
import { openSqlite } from "./dialects/sqlite.ts";

/** Handle inside a transaction: reads and writes. Never used with Promise.all (SQL Server refuses two requests at once). */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction">;

type ReadingMethod = "findMany" | "findFirst" | "findFirstOrThrow" | "findUnique" | "findUniqueOrThrow" | "count" | "aggregate" | "groupBy";
type Models = Exclude<keyof Tx, `$${string}` | symbol>;

/** Handle for reading. A `Tx` may be given wherever a `Reader` is asked for. */
export type Reader = { readonly [Model in Models]: Pick<Tx[Model], Extract<keyof Tx[Model], ReadingMethod>> } & Pick<Tx, "$queryRaw">;

export type Dialect = "sqlite" | "sqlserver";

export interface Database {
  readonly dialect: Dialect;
  readonly read: Reader;
  /**
   * Runs `work` as one transaction and retries it whole (at most 5 times) when the database names it a deadlock's victim or busy.
   * Short, no network inside. @param timeoutMs how long it may take, 10,000 unless told
   */
  transaction<Result>(work: (tx: Tx) => Promise<Result>, options?: { timeoutMs?: number }): Promise<Result>;
  /** Calls `listener` after each commit with that transaction's handle, a mere identity by then. */
  onCommit(listener: (tx: Tx) => void): void;
  close(): Promise<void>;
}

/** What a dialect hands over: its clients and how it begins a write. */
export interface DialectConnection {
  readonly dialect: Dialect;
  readonly writer: PrismaClient;
  readonly reader: Reader;
  /** First statement of each transaction, so that the lock is taken before anything is read. */
  begin(tx: Tx): Promise<void>;
  isTransient(error: unknown): boolean;
  close(): Promise<void>;
}

const attempts = 5;

/** Opens and migrates the database behind `url` (`file:…` or `sqlserver://…`). */
export async function createDatabase(url: string): Promise<Database> {
  // The driver of SQL Server is loaded only where it is used: it takes a quarter of a second.
  const connection = url.startsWith("file:") ? await openSqlite(url) : await (await import("./dialects/sqlserver.ts")).openSqlServer(url);
  const listeners: ((tx: Tx) => void)[] = [];
  return {
    dialect: connection.dialect,
    read: connection.reader,
    async transaction(work, options = {}) {
      for (let attempt = 1; ; attempt++) {
        try {
          let handle: Tx | undefined;
          const result = await connection.writer.$transaction(
            async (tx) => {
              handle = tx;
              await connection.begin(tx);
              return await work(tx);
            },
            { timeout: options.timeoutMs ?? 10_000, maxWait: 30_000 },
          );
          for (const listener of listeners) listener(handle!);
          return result;
        } catch (error) {
          if (attempt === attempts || !connection.isTransient(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
        }
      }
    },
    onCommit: (listener) => void listeners.push(listener),
    close: () => connection.close(),
  };
}
