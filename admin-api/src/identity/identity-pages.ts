/** Pages of people and tokens, by id. */
import { decodeCursor, encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import { invalidInput } from "../platform/errors.ts";

/** @throws AppError 422 for a foreign cursor */
export function cursorId(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor, ["text"]) ?? [];
  if (id === undefined) throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "This cursor is not one of ours." }]);
  return id;
}

/** @param rows one more than `limit` where there are more */
export function pageOf<Row extends { readonly id: string }, View>(rows: readonly Row[], limit: number, present: (row: Row) => View) {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(present), nextCursor: last ? encodeCursor([last.id]) : null };
}
