/** Many people, bad lines and a server that loses its power: one text, and nothing in it is missing or doubled. */
import { readDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { freePort, startTestRedis } from "../../platform/testing-redis.ts";
import { type ChildServer, startChildServer } from "./child-server.testing.ts";
import { findDefinition } from "./draft-rights.ts";
import { Ledger, patienceMs, randomEditor, seededRandom, wordsIn } from "./random-editor.testing.ts";
import { createArticle, everywhere, openBrowser, prepareNewsroom, signIn, until } from "./testing.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareNewsroom(database);
});
afterAll(() => database.close());

interface Trial {
  readonly clients: number;
  readonly editsEach: number;
  readonly ports: readonly number[];
  readonly servers: readonly ChildServer[];
  /** How often one of the servers loses its power while all work. */
  readonly powerCuts: number;
}

/** What everybody does follows from it. A failure names it; with it in `CONVERGENCE_SEED` they do the same again (what the network and the power do is not repeated). */
const seed = Number(process.env["CONVERGENCE_SEED"] ?? Date.now());
const named = `CONVERGENCE_SEED=${seed}`;

/** @returns what everybody ended with, by client, then what is in the database */
async function editTogether(trial: Trial) {
  return makeTrial(trial).catch((cause: unknown) => {
    throw new Error(`${named}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
}

async function makeTrial({ clients, editsEach, ports, servers, powerCuts }: Trial) {
  const random = seededRandom(seed);
  const entryId = await createArticle(database, {
    en: {
      title: "",
      body: { type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id: "first" }, content: [{ type: "text", text: "Kick-off." }] }] },
    },
  });
  const people = await Promise.all(["Marta", "Tom", "Inés"].map((name) => signIn(database, name, everywhere("editor"))));
  const ledger = new Ledger();
  const editors = Array.from({ length: clients }, (_, number) =>
    randomEditor(
      number,
      { port: ports[number % ports.length]!, entryId, locale: "en", person: people[number % people.length]! },
      ledger,
      seededRandom(Math.floor(random() * 2 ** 32)),
    ),
  );
  const working = Promise.all(editors.map((editor) => editor.work(editsEach)));
  let isOver = false;
  const watched = working.finally(() => {
    isOver = true;
  });
  for (let cut = 1; cut <= powerCuts; cut++) {
    await until(() => isOver || ledger.edits >= (clients * editsEach * cut) / (powerCuts + 1), patienceMs);
    const server = servers[cut % servers.length]!;
    await server.kill();
    await server.start();
  }
  await watched;
  const definition = await findDefinition(database.read, "article");
  const late = openBrowser({ port: ports[0]!, entryId, locale: "en", person: people[0]! });
  await late.synced(patienceMs);
  const texts = () => [...editors.map((editor) => editor.browser), late].map((browser) => JSON.stringify(readDraftDocument(browser.doc, definition)));
  await until(() => new Set(texts()).size === 1, patienceMs);
  const [agreed] = texts();
  const stored = async () => (await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "en" } } })).fields;
  await until(async () => canonical(await stored()) === canonical(agreed!), patienceMs);
  for (const editor of editors) editor.close();
  late.close();
  return { ledger, fields: JSON.parse(agreed!) as Record<string, unknown> };
}

const canonical = (json: string): string => {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => a.localeCompare(b))
              .map(([key, each]) => [key, sorted(each)]),
          )
        : value;
  return JSON.stringify(sorted(JSON.parse(json)));
};

function expectKept({ ledger, fields }: Awaited<ReturnType<typeof editTogether>>): void {
  const counts = new Map<string, number>();
  for (const word of wordsIn(fields)) counts.set(word, (counts.get(word) ?? 0) + 1);
  expect(
    ledger.mustStand().filter((word) => counts.get(word) !== 1),
    named,
  ).toEqual([]);
  expect(
    ledger.mustBeGone().filter((word) => counts.has(word)),
    named,
  ).toEqual([]);
  expect(
    [...counts].filter(([word, count]) => count > 1 || !ledger.words.has(word)),
    named,
  ).toEqual([]);
}

describe("twenty people who make two thousand edits while the server loses its power", () => {
  it("end with one text in which everything stands once that was called saved, and the stored draft is that text", { timeout: 300_000 }, async () => {
    const port = await freePort();
    const server = await startChildServer(database.url, port);
    try {
      const outcome = await editTogether({ clients: 20, editsEach: 100, ports: [port], servers: [server], powerCuts: 3 });
      expect(outcome.ledger.edits, named).toBe(2000);
      expect(outcome.ledger.mustStand().length, named).toBeGreaterThan(300);
      expect(outcome.ledger.mustBeGone().length, named).toBeGreaterThan(50);
      expectKept(outcome);
    } finally {
      await server.kill();
    }
  });
});

describe("people at two servers with a Redis between them, one of which loses its power", () => {
  it("end with one text as well", { timeout: 300_000 }, async () => {
    const redis = await startTestRedis();
    const ports = [await freePort(), await freePort()];
    const servers = await Promise.all(ports.map((port) => startChildServer(database.url, port, redis.url)));
    try {
      const outcome = await editTogether({ clients: 8, editsEach: 50, ports, servers, powerCuts: 2 });
      expect(outcome.ledger.mustStand().length, named).toBeGreaterThan(50);
      expectKept(outcome);
    } finally {
      for (const server of servers) await server.kill();
      await redis.close();
    }
  });
});
