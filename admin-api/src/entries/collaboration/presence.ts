/**
 * Who has which entry open. Each process knows its own sockets; with Redis each writes them, every few seconds, into one hash under its
 * own name, and readers merge the names that are fresh. Nothing a browser claims is used: people come from their sessions.
 */
import { randomUUID } from "node:crypto";
import type { Hocuspocus } from "@hocuspocus/server";
import { type PresentPerson, parseDocumentName, presentPersonSchema } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { z } from "zod";
import type { RedisConnection } from "../../platform/redis.ts";
import type { SocketContext } from "./collaboration.deps.ts";

const hashKey = "pressbox:presence";
const writeEveryMs = 5_000;
const freshForMs = 15_000;

export interface PresentEntry {
  readonly entryId: string;
  readonly contentType: string;
  readonly people: readonly PresentPerson[];
}
export interface Presence {
  list(): Promise<PresentEntry[]>;
  stop(): Promise<void>;
}

const entriesSchema = z.array(z.object({ entryId: z.string(), contentType: z.string(), people: z.array(presentPersonSchema) }));
const writtenSchema = z.object({ at: z.number(), entries: entriesSchema });

/** The same person has the same colour everywhere: the sum is that of the admin's avatars. */
export function presentPerson(actor: Pick<Actor, "id" | "name">): PresentPerson {
  let sum = 0;
  for (const character of actor.id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return { id: actor.id, name: actor.name, colour: (sum % 6) + 1 };
}

export function createPresence(hocuspocus: Hocuspocus<SocketContext>, redis: RedisConnection | undefined): Presence {
  const instance = randomUUID();
  const write = async () => {
    await redis?.commands.hset(hashKey, instance, JSON.stringify({ at: Date.now(), entries: merge(localEntries(hocuspocus)) }));
    await redis?.commands.expire(hashKey, 60);
  };
  // A missed beat is made good by the next one; a Redis that is away is reported by readiness, not here.
  const timer = redis && setInterval(() => void write().catch(() => undefined), writeEveryMs);
  timer?.unref();
  return {
    async list() {
      const own = localEntries(hocuspocus);
      if (!redis?.isReady()) return merge(own);
      const others = Object.entries(await redis.commands.hgetall(hashKey)).filter(([name]) => name !== instance);
      return merge([...own, ...others.flatMap(([, text]) => freshEntries(text))]);
    },
    async stop() {
      clearInterval(timer);
      await redis?.commands.hdel(hashKey, instance).catch(() => undefined);
    },
  };
}

function localEntries(hocuspocus: Hocuspocus<SocketContext>): PresentEntry[] {
  return [...hocuspocus.documents.values()].flatMap((document) =>
    document.getConnections().flatMap((connection) => {
      const { actor, opened } = connection.context as SocketContext;
      const key = parseDocumentName(document.name);
      return key && opened ? [{ entryId: key.entryId, contentType: opened.rights.contentType, people: [presentPerson(actor)] }] : [];
    }),
  );
}

function freshEntries(text: string): PresentEntry[] {
  const parsed = writtenSchema.safeParse(JSON.parse(text));
  return parsed.success && Date.now() - parsed.data.at < freshForMs ? parsed.data.entries : [];
}

/** One item an entry, one person once (two tabs, two languages). */
function merge(entries: readonly PresentEntry[]): PresentEntry[] {
  const merged = new Map<string, PresentEntry>();
  for (const entry of entries) {
    const people = [...(merged.get(entry.entryId)?.people ?? []), ...entry.people];
    merged.set(entry.entryId, { ...entry, people: people.filter((person, index) => people.findIndex((other) => other.id === person.id) === index) });
  }
  return [...merged.values()];
}
