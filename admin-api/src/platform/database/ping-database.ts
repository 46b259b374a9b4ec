import type { Database } from "./database.ts";

/** Rejects when the database does not answer. */
export const pingDatabase = async (database: Database): Promise<void> => void (await database.read.region.findFirst({ select: { name: true } }));
