/** Live drafts for tests: the real collaboration server on a real socket and database, with people who are signed in, and browsers. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { collaborationPath, documentName, type ServerMessage, serverMessageSchema } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { Grant } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { seedContentTypes } from "../../content-types/content-types.public.ts";
import { hashSecret, newSecret } from "../../identity/secrets.ts";
import { seedLocales } from "../../locales/locales.public.ts";
import { systemClock } from "../../platform/clock.ts";
import { readConfig } from "../../platform/config.ts";
import type { Database } from "../../platform/database/database.ts";
import { type HttpServer, listen } from "../../platform/http/http-server.ts";
import { createLogger } from "../../platform/logger.ts";
import { createOutbox } from "../../platform/outbox/outbox.ts";
import type { Platform } from "../../platform/platform.ts";
import { connectRedis } from "../../platform/redis.ts";
import { type CollaborationServer, createCollaborationServer } from "./collaboration-server.ts";

export interface LiveServer {
  readonly port: number;
  readonly collaboration: CollaborationServer;
  close(): Promise<void>;
}

/** A process' worth of live drafts over `database`. */
export async function startLiveServer(database: Database, options: { port?: number; redisUrl?: string } = {}): Promise<LiveServer> {
  const config = {
    ...readConfig({ NODE_ENV: "test", SEED: "none", LOG_LEVEL: process.env["LOG_LEVEL"] ?? "silent" }),
    publicUrl: "http://pressbox.test",
    redisUrl: options.redisUrl,
  };
  const log = createLogger(config.logLevel);
  const platform: Platform = { config, log, clock: systemClock, database, outbox: createOutbox(database, systemClock) };
  const redis = options.redisUrl === undefined ? undefined : connectRedis(options.redisUrl, log);
  const collaboration = createCollaborationServer({ ...platform, redis });
  const server: HttpServer = await listen(options.port ?? 0, (_request, response) => response.end(), collaboration.handleUpgrade);
  return {
    port: server.port,
    collaboration,
    async close() {
      await collaboration.close();
      await server.close(500);
      await redis?.close();
    },
  };
}

/** Locales, content types and the rows that the database counts on. */
export async function prepareNewsroom(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.counter.createMany({ data: [{ name: "commitSeq", value: 0 }] });
    await seedLocales(tx);
    await seedContentTypes(tx, systemClock);
  });
}

export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
}

export async function signIn(database: Database, name: string, grants: readonly Grant[]): Promise<TestPerson> {
  const [id, secret, now] = [newId(), newSecret(), new Date()];
  await database.transaction(async (tx) => {
    await tx.user.create({
      data: { id, email: `${id}@example.org`, name, passwordHash: "none", status: "active", uiLocale: "en", timeZone: "UTC", createdAt: now, updatedAt: now },
    });
    await tx.roleGrant.createMany({ data: grants.map((grant) => ({ ...grant, userId: id })) });
    await tx.session.create({
      data: {
        id: hashSecret(secret),
        handle: newId(),
        userId: id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
        userAgent: "",
        address: "",
      },
    });
  });
  return { id, name, cookie: `pressbox_session=${secret}` };
}

export const everywhere = (role: Grant["role"]): Grant[] => [{ role, contentType: "*", locale: "*" }];

/** An article with a variant a locale (`*` for its shared fields), as REST would have stored it. */
export async function createArticle(database: Database, variants: Readonly<Record<string, Record<string, unknown>>>): Promise<string> {
  const [id, now] = [newId(), new Date(Date.now() - 60_000)];
  await database.transaction(async (tx) => {
    await tx.entry.create({ data: { id, contentType: "article", createdById: "system", createdAt: now, updatedAt: now } });
    for (const [locale, fields] of Object.entries<Record<string, unknown>>({ "*": {}, ...variants }))
      await tx.variant.create({
        data: {
          entryId: id,
          locale,
          title: String(fields["title"] ?? ""),
          searchText: "",
          fields: JSON.stringify(fields),
          fieldRevisions: "{}",
          draftHash: "",
          formatVersion,
          contentTypeVersion: 1,
          createdAt: now,
          updatedAt: now,
          updatedById: "system",
          draftAuthors: "[]",
        },
      });
  });
  return id;
}

export interface Browser {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  readonly messages: ServerMessage[];
  /** Why the document was refused, if it was. */
  readonly refusal: () => string | undefined;
  synced(withinMs?: number): Promise<void>;
  /** Resolves when the server says that all of this browser's changes are on disk. */
  saved(withinMs?: number): Promise<void>;
  close(): void;
}

export interface BrowserOptions {
  readonly port: number;
  readonly entryId: string;
  readonly locale: string;
  readonly person: Pick<TestPerson, "cookie">;
  readonly formatVersion?: number;
  readonly generation?: number;
  readonly doc?: Y.Doc;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A tab: the provider that the admin uses, over a real WebSocket with cookie and Origin. */
export function openBrowser(options: BrowserOptions): Browser {
  const { port, entryId, locale, person } = options;
  const origin = `http://127.0.0.1:${port}`;
  class CookieWebSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { Cookie: person.cookie, Origin: origin, ...options.headers } });
      // A line that is cut while it is being opened is no fault of the test.
      this.on("error", () => undefined);
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}${collaborationPath}`,
    WebSocketPolyfill: CookieWebSocket,
    delay: 50,
    minDelay: 20,
    maxDelay: 200,
  });
  const doc = options.doc ?? new Y.Doc();
  const messages: ServerMessage[] = [];
  let refusal: string | undefined;
  let mark = 0;
  const provider = new HocuspocusProvider({
    name: documentName(entryId, locale),
    document: doc,
    websocketProvider,
    token: JSON.stringify({
      formatVersion: options.formatVersion ?? formatVersion,
      ...(options.generation === undefined ? {} : { generation: options.generation }),
    }),
    onStateless: ({ payload }) => messages.push(serverMessageSchema.parse(JSON.parse(payload))),
    onAuthenticationFailed: ({ reason }) => {
      refusal = reason;
    },
  });
  provider.attach();
  const hasMark = (wanted: number) => messages.some((message) => message.type === "saved" && message.mark === wanted);
  return {
    doc,
    provider,
    messages,
    refusal: () => refusal,
    synced: (withinMs) => until(() => provider.synced, withinMs),
    async saved(withinMs) {
      const wanted = ++mark;
      let asked: unknown;
      // A server that dies is asked again once the connection is back and both sides have exchanged what they have.
      await until(() => {
        const connection = websocketProvider.webSocket;
        if (provider.synced && asked !== connection) {
          asked = connection;
          provider.sendStateless(JSON.stringify({ type: "mark", mark: wanted }));
        }
        return hasMark(wanted);
      }, withinMs);
    },
    close() {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

/** Polls every few milliseconds; fails after `withinMs`. */
export async function until(isTrue: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > giveUpAt) throw new Error(`Not within ${withinMs} ms: ${isTrue}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
