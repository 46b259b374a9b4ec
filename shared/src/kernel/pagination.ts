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

/**
 * What stands at one place of a cursor. Cursors come back from outside, and a value that no column can hold is a fault of the caller: it must
 * not get as far as the database.
 */
const cursorValues = {
  /** An id, a locale, the name of an order. */
  text: z.string().max(100),
  /** A number or version: what an INT column holds. */
  integer: z.number().int().min(0).max(2_147_483_647),
  /** ISO 8601 in UTC, of the years that both databases know. */
  instant: z.iso.datetime().transform((text) => new Date(text)),
  /** Id of a table that counts, as text. */
  rowId: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
} as const;
export type CursorKind = keyof typeof cursorValues;
export type CursorValues<Kinds extends readonly CursorKind[]> = { [Place in keyof Kinds]: z.output<(typeof cursorValues)[Kinds[Place]]> };

/** The sort values in a cursor, or null when it is not one of ours. @param kinds of its values, in their order */
export function decodeCursor<const Kinds extends readonly CursorKind[]>(cursor: string, kinds: Kinds): CursorValues<Kinds> | null {
  let values: unknown;
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    values = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (!Array.isArray(values) || values.length !== kinds.length) return null;
  const parsed = kinds.map((kind, place) => cursorValues[kind].safeParse(values[place]));
  return parsed.every((value) => value.success) ? (parsed.map((value) => value.data) as CursorValues<Kinds>) : null;
}
