/** What the socket does with what no browser of ours sends, and with more than a draft may hold. Each time a colleague is in the same draft. */
import { createHash } from "node:crypto";
import { MessageType, OutgoingMessage } from "@hocuspocus/server";
import { closeCodes, documentName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { draftLimit, draftSize } from "@pressbox/shared/entries/draft-size.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { TestDatabase } from "../../platform/database/testing.ts";
import { readDocument } from "./draft-documents.repository.ts";
import { liveRoom } from "./live-room.testing.ts";
import { type Browser, createArticle, everywhere, type LiveServer, signIn, type TestPerson, until } from "./testing.ts";

const room = liveRoom();
let database: TestDatabase;
let server: LiveServer;
let marta: TestPerson;
let tom: TestPerson;
let entryId: string;
let colleague: Browser;

beforeAll(async () => {
  ({ database, server } = room);
  marta = await signIn(database, "Marta", everywhere("editor"));
  tom = await signIn(database, "Tom", everywhere("publisher"));
});
beforeEach(async () => {
  entryId = await createArticle(database, { en: { title: "Calm" } });
  colleague = await open(tom);
});

async function open(person: TestPerson, locale = "en"): Promise<Browser> {
  const browser = room.open(entryId, person, { locale });
  await browser.synced();
  return browser;
}

/** Sends bytes past the provider, as a program of somebody's own would. */
function sendRaw(browser: Browser, bytes: Uint8Array): void {
  (browser.provider.configuration.websocketProvider.webSocket as WebSocket | null)?.send(new Uint8Array(bytes));
}
const closing = (browser: Browser): Promise<number> =>
  new Promise((resolve) => browser.provider.configuration.websocketProvider.on("close", ({ event }: { event: { code: number } }) => resolve(event.code)));

const toDocument = () => new OutgoingMessage(documentName(entryId, "en"));
const asUpdate = (update: Uint8Array): Uint8Array => toDocument().createSyncMessage().writeUpdate(update).toUint8Array();

const noise = (n: number): Uint8Array => createHash("sha256").update(String(n)).digest();

/** A good update of a tab's own, not sent. */
function anUpdate(browser: Browser, words = "Unsent "): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(browser.doc));
  const before = Y.encodeStateVector(doc);
  doc.getText("title").insert(0, words);
  return Y.encodeStateAsUpdate(doc, before);
}

/** Nobody saw anything of it, nothing of it is kept, and work goes on. */
async function expectUntouched(): Promise<void> {
  expect(colleague.doc.getText("title").toString()).toBe("Calm");
  expect(colleague.provider.synced).toBe(true);
  const stored = await readDocument(database.read, { entryId, locale: "en" });
  const doc = new Y.Doc();
  for (const part of stored!.parts) Y.applyUpdate(doc, part);
  expect(doc.getText("title").toString()).toBe("Calm");
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  colleague.doc.getText("title").insert(0, "Still ");
  await colleague.saved();
  colleague.doc.getText("title").delete(0, 6);
  await colleague.saved();
}

describe("a message that is malformed", () => {
  it("closes its sender's socket with a reason, and nobody else's", { timeout: 60_000 }, async () => {
    const good = anUpdate(colleague);
    const presence = toDocument().createAwarenessUpdateMessage(colleague.provider.awareness!).toUint8Array();
    const name = toDocument().toUint8Array();
    const bad: Record<string, Uint8Array> = {
      "nothing at all": new Uint8Array(),
      "a message of an unknown type": new Uint8Array([...name, 42, 1, 2, 3]),
      "a message of the server's own": new Uint8Array([...name, MessageType.BroadcastStateless, 1, 97]),
      "an update without its end": asUpdate(good.subarray(0, good.length - 3)),
      "an update that says it is longer than it is": new Uint8Array([...name, MessageType.Sync, 2, 200, 1, 1]),
      "a sync message of an unknown kind": new Uint8Array([...name, MessageType.Sync, 7, 1, 0]),
      "presence that is no JSON": new Uint8Array([...name, MessageType.Awareness, 5, 1, 1, 1, 1, 120]),
      "presence without its end": presence.subarray(0, presence.length - 4),
      "presence of a thousand tabs": new Uint8Array([...name, MessageType.Awareness, 2, 0xe8, 0x07]),
    };
    for (let n = 0; n < 15; n++) bad[`noise, ${n}`] = noise(n);
    for (let n = 0; n < 15; n++) bad[`noise to this draft, ${n}`] = new Uint8Array([...name, MessageType.Sync, 2, 32, ...noise(n)]);
    for (const [what, bytes] of Object.entries(bad)) {
      const sender = await open(marta);
      const closed = closing(sender);
      sendRaw(sender, bytes);
      expect(await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_000, "open"))]), what).toBe(closeCodes.malformed);
      sender.close();
    }
    await expectUntouched();
  });

  it("is not the only way to be cut off: a flood is another, of whatever it is made", { timeout: 60_000 }, async () => {
    const sender = await open(marta);
    const closed = closing(sender);
    const presence = toDocument().createAwarenessUpdateMessage(sender.provider.awareness!).toUint8Array();
    for (let n = 0; n < 20_000; n++) sendRaw(sender, presence);
    expect(await closed).toBe(closeCodes.tooMany);
    sender.close();
    await expectUntouched();
  });
});

describe("an update that hangs on something nobody has", () => {
  it("is left out, is not kept for later, and its sender is not told that it is saved", async () => {
    const sender = await open(marta);
    const ahead = new Y.Doc();
    ahead.getText("title").insert(0, "first ");
    const before = Y.encodeStateVector(ahead);
    ahead.getText("title").insert(0, "second ");
    sendRaw(sender, asUpdate(Y.encodeStateAsUpdate(ahead, before)));
    // A clock that is far beyond everything, and a deletion of text that was never there.
    sendRaw(sender, asUpdate(new Uint8Array([1, 1, 9, 0xff, 0xff, 0xff, 0x7f, 4, 1, 5, 116, 105, 116, 108, 101, 1, 120, 0])));
    sendRaw(sender, asUpdate(new Uint8Array([0, 1, 9, 1, 100, 50])));
    await expectUntouched();
  });

  it("does not keep a tab from being heard: what it holds itself is taken", async () => {
    const sender = await open(marta);
    sendRaw(sender, asUpdate(new Uint8Array([0, 1, 9, 1, 100, 50])));
    sender.doc.getText("summary").insert(0, "Mine");
    await sender.saved();
    await until(() => colleague.doc.getText("summary").toString() === "Mine");
  });
});

describe("a draft at its limit", () => {
  const million = "m".repeat(1_000_000);
  const told = (browser: Browser) => browser.messages.some((message) => message.type === "full");

  it("takes nothing more and says so; the text stays in the tab, is never called saved, and comes once there is room", { timeout: 60_000 }, async () => {
    const writer = await open(marta);
    writer.doc.getText("summary").insert(0, million);
    writer.doc.getText("summary").insert(0, million.slice(100));
    await writer.saved();
    await until(() => colleague.doc.getText("summary").length > 1_999_000);
    expect(draftSize(colleague.doc)).toBeLessThanOrEqual(draftLimit);

    writer.doc.getText("title").insert(0, "Too much ".repeat(100));
    await until(() => told(writer));
    writer.doc.getText("title").insert(0, "and more ");
    await expect(writer.saved(400)).rejects.toThrow();
    expect(colleague.doc.getText("title").toString()).toBe("Calm");
    expect(writer.doc.getText("title").toString()).toContain("and more Too much");

    // Whoever makes room, and be it a colleague, may: and what makes a text shorter is taken at the limit as well.
    colleague.doc.getText("summary").delete(0, 10_000);
    await colleague.saved();
    writer.provider.forceSync();
    await writer.saved();
    await until(() => colleague.doc.getText("title").toString().startsWith("and more Too much"));
  });

  it("is made shorter by the very tab that wrote too much", { timeout: 60_000 }, async () => {
    const writer = await open(marta);
    writer.doc.getText("summary").insert(0, million);
    writer.doc.getText("summary").insert(0, million);
    await until(() => told(writer));
    writer.doc.getText("summary").delete(0, 500_000);
    writer.provider.forceSync();
    await writer.saved();
    await until(() => colleague.doc.getText("summary").length === 1_500_000);
    expect(colleague.doc.getText("title").toString()).toBe("Calm");
  });

  it("is judged without a walk through the document as long as it is far from it", async () => {
    const writer = await open(marta);
    for (let n = 0; n < 200; n++) writer.doc.getText("title").insert(0, "x");
    await writer.saved();
    expect(told(writer)).toBe(false);
  });
});

describe("a person who may read a draft and not write it", () => {
  const grants = {
    "a media manager": [{ role: "media-manager", contentType: "*", locale: "*" }],
    "an editor of another language": [{ role: "editor", contentType: "article", locale: "es" }],
    "a translator, of the source": [{ role: "translator", contentType: "*", locale: "*" }],
  } as const;

  it.each(Object.entries(grants))("changes nothing, also past our own code: %s", async (_who, held) => {
    const reader = await open(await signIn(database, "Reader", [...held]));
    expect(reader.provider.authorizedScope).toBe("readonly");
    reader.doc.getText("title").insert(0, "Not mine ");
    sendRaw(reader, asUpdate(anUpdate(colleague)));
    sendRaw(reader, asUpdate(Y.encodeStateAsUpdate(reader.doc)));
    await expect(reader.saved(300)).rejects.toThrow();
    await expectUntouched();
  });

  it("reads the shared fields and writes none, whatever language is theirs", async () => {
    const editor = await open(await signIn(database, "Ana", [{ role: "editor", contentType: "article", locale: "en" }]));
    expect(editor.provider.authorizedScope).toBe("read-write");
    const shared = room.open(entryId, marta, { locale: "*" });
    const theirs = await open(await signIn(database, "Ana", [{ role: "editor", contentType: "article", locale: "en" }]), "*");
    await shared.synced();
    expect(theirs.provider.authorizedScope).toBe("readonly");
    theirs.doc.getMap("values").set("heroImage", "mine");
    await expect(theirs.saved(300)).rejects.toThrow();
    expect(shared.doc.getMap("values").size).toBe(0);
  });

  it("gets no document of a type that is not theirs, nor of a language the entry lacks", async () => {
    const stranger = await signIn(database, "Rita", [{ role: "editor", contentType: "video", locale: "*" }]);
    for (const [person, locale, refusal] of [
      [stranger, "en", "not-allowed"],
      [stranger, "*", "not-allowed"],
      [marta, "fr", "not-found"],
    ] as const) {
      const refused = room.open(entryId, person, { locale });
      await until(() => refused.refusal() === refusal);
      sendRaw(refused, asUpdate(anUpdate(colleague)));
      expect(refused.doc.store.clients.size).toBe(0);
    }
    await expectUntouched();
  });

  it("loses the pen in the middle of a sentence when the right is withdrawn, and what was saved before stands", async () => {
    const person = await signIn(database, "Guest", everywhere("editor"));
    const guest = await open(person);
    guest.doc.getText("summary").insert(0, "Kept. ");
    await guest.saved();
    await database.transaction(async (tx) => {
      await tx.roleGrant.deleteMany({ where: { userId: person.id } });
      await tx.roleGrant.create({ data: { userId: person.id, role: "media-manager", contentType: "*", locale: "*" } });
    });
    await server.collaboration.recheck();
    guest.doc.getText("summary").insert(6, "Lost.");
    await until(() => guest.provider.isAuthenticated && guest.provider.authorizedScope === "readonly");
    await until(() => colleague.doc.getText("summary").toString() === "Kept. ");
    await expectUntouched();
  });
});
