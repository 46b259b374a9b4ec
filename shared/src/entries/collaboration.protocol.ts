/**
 * What the admin and the collaboration socket say to each other beside Yjs itself (docs/architecture/drafts.md).
 * Document names are `<entryId>/<locale>`, with `*` for the shared fields. The socket is `/collaboration`.
 */
import { z } from "zod";

export const collaborationPath = "/collaboration";

export const documentName = (entryId: string, locale: string): string => `${entryId}/${locale}`;

/** Null for a name that is not ours. */
export function parseDocumentName(name: string): { entryId: string; locale: string } | null {
  const match = /^([0-9a-f-]{36})\/([A-Za-z0-9-]{2,35}|\*)$/.exec(name);
  return match ? { entryId: match[1]!, locale: match[2]! } : null;
}

/** Sent as the provider's `token`: the session cookie does the sign-in, this says what the tab understands. */
export const handshakeSchema = z.object({ formatVersion: z.number().int(), generation: z.number().int().optional() });

/** Stateless messages from the server. `saved`: everything up to these client clocks is on disk. */
export const serverMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("saved"), clocks: z.record(z.string(), z.number()), revision: z.number().int(), savedAt: z.iso.datetime() }),
  z.object({ type: z.literal("published"), commitSeq: z.number().int() }),
  z.object({ type: z.literal("outdated"), formatVersion: z.number().int() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/**
 * Field kind → shared type, all at the document's top level under the field's key, so that two people who fill an empty field never make two
 * rival containers. `text` and `slug`: Y.Text. `rich-text`: Y.XmlFragment. `repeater`: Y.Array of Y.Map (rows carry `_id`). `group`: Y.Map.
 * Everything else is a plain value in the Y.Map named `values`, last writer wins.
 */
export const valuesMapName = "values";
