import { z } from "zod";

/** Query of every list: keyset pages. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});

/** Answer of every list. `nextCursor` is null on the last page. */
export const pageSchema = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** An opaque cursor from the sort values of the last row. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(values))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The sort values in a cursor, or null when it is not one of ours (strings and numbers of the wanted length). */
export function decodeCursor(cursor: string, length: number): (string | number)[] | null {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    const values: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const isOurs = Array.isArray(values) && values.length === length && values.every((value) => typeof value === "string" || typeof value === "number");
    return isOurs ? values : null;
  } catch {
    return null;
  }
}
