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

/**
 * Stateless messages from the client. `mark`: answer with `saved` and this number when everything I sent before is on disk. (Clocks alone cannot
 * tell: a deletion does not move them.)
 */
export const clientMessageSchema = z.discriminatedUnion("type", [z.object({ type: z.literal("mark"), mark: z.number().int() })]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/**
 * Stateless messages from the server. `opened` comes first. `saved`: what these clients (Yjs client id → clock) wrote is on disk, and so is everything
 * up to `mark` if one was asked for. `stored`: the draft's fields and references follow from the document now.
 */
export const serverMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("opened"), formatVersion: z.number().int(), generation: z.number().int(), canWrite: z.boolean() }),
  z.object({ type: z.literal("saved"), clocks: z.record(z.string(), z.number()), mark: z.number().int().optional(), savedAt: z.iso.datetime() }),
  z.object({ type: z.literal("stored"), revision: z.number().int(), storedAt: z.iso.datetime() }),
  z.object({ type: z.literal("published"), commitSeq: z.number().int() }),
  /** Something beside the text has changed: ask for it again. */
  z.object({ type: z.literal("changed"), topic: z.enum(["comments", "versions", "checks"]) }),
  z.object({ type: z.literal("outdated"), formatVersion: z.number().int() }),
  /** What you sent would make the draft larger than `limit` (draft-size.ts): it was left out. Keep it; send it again when it is shorter. */
  z.object({ type: z.literal("full"), limit: z.number().int() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/**
 * Field kind → shared type, all at the document's top level under the field's key, so that two people who fill an empty field never make two
 * rival containers. `text` and `slug`: Y.Text. `rich-text`: Y.XmlFragment. `repeater`: Y.Array of Y.Map (rows carry `_id`). `group`: Y.Map.
 * Everything else is a plain value in the Y.Map named `values`, last writer wins.
 */
export const valuesMapName = "values";

/** Name of a field's own type in the document: its key, except where that would be the map of plain values. */
export const draftTypeName = (fieldKey: string): string => (fieldKey === valuesMapName ? `${valuesMapName}~` : fieldKey);
export const fieldKeyOfType = (typeName: string): string => (typeName === `${valuesMapName}~` ? valuesMapName : typeName);

/** Why a socket is closed: application codes of RFC 6455 (4000–4999), and its own for a message that is too big. */
export const closeCodes = { tooBig: 1009, malformed: 4400, sessionEnded: 4401, rightsChanged: 4403, tooMany: 4429 } as const;

/** Why a document is not opened, as the provider's `authenticationFailed` reason. */
export const refusals = { notAllowed: "not-allowed", notFound: "not-found", otherGeneration: "other-generation", unavailable: "unavailable" } as const;

/** Who is here, written into each awareness state by the server as `user`. `colour` is one of the six presence colours, 1 to 6. */
export const presentPersonSchema = z.object({ id: z.string(), name: z.string(), colour: z.number().int().min(1).max(6) });
export type PresentPerson = z.infer<typeof presentPersonSchema>;

/** The presence colours as the text's carets want them (hex only); white can be read on each. The same as `--who-1` to `--who-6` of the admin. */
const caretColours = ["#7557c7", "#b4532a", "#22727f", "#a83a6b", "#3f6fb5", "#5f6e1f"] as const;
export const caretColour = (colour: PresentPerson["colour"]): string => caretColours[colour - 1] ?? caretColours[0];

/** Answer of `GET /api/v1/presence`: who has which entry open now, of the entries the asking actor may read. */
export const presenceSchema = z.object({ items: z.array(z.object({ entryId: z.string(), people: z.array(presentPersonSchema) })) });
export type Presence = z.infer<typeof presenceSchema>;
