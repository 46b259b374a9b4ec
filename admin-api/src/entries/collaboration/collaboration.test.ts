import { createHash } from "node:crypto";
import { changeDraftDocument, readDraftDocument, seedDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { systemClock } from "../../platform/clock.ts";
import type { TestDatabase } from "../../platform/database/testing.ts";
import { messageLimitBytes } from "./collaboration-socket.ts";
import { appendUpdates, compactDocument, readDocument } from "./draft-documents.repository.ts";
import { findDefinition } from "./draft-rights.ts";
import { liveRoom } from "./live-room.testing.ts";
import { type Browser, createArticle, everywhere, type LiveServer, signIn, startLiveServer, type TestPerson, until } from "./testing.ts";

const block = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const body = (...content: unknown[]) => ({ type: "doc", formatVersion, content });

const room = liveRoom();
let database: TestDatabase;
let server: LiveServer;
let marta: TestPerson;
let tom: TestPerson;
let translator: TestPerson;

beforeAll(async () => {
  ({ database, server } = room);
  marta = await signIn(database, "Marta", everywhere("editor"));
  tom = await signIn(database, "Tom", everywhere("publisher"));
  translator = await signIn(database, "Inés", [{ role: "translator", contentType: "*", locale: "es" }]);
});

const { open } = room;
const title = (browser: Browser) => browser.doc.getText("title").toString();
const definition = () => findDefinition(database.read, "article");
const storedFields = async (entryId: string, locale = "en") =>
  JSON.parse((await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale } } })).fields) as Record<string, unknown>;

describe("two people in one draft", () => {
  it("see each other type, and the draft follows", async () => {
    const entryId = await createArticle(database, { en: { title: "Italy win" } });
    const [a, b] = [open(entryId, marta), open(entryId, tom)];
    await Promise.all([a.synced(), b.synced()]);
    a.doc.getText("title").insert(9, " at Wembley");
    b.doc.getText("title").insert(0, "Brave ");
    await until(() => title(a) === "Brave Italy win at Wembley" && title(b) === title(a));
    await Promise.all([a.saved(), b.saved()]);
    await until(async () => (await storedFields(entryId))["title"] === "Brave Italy win at Wembley");
    await until(() => b.messages.some((message) => message.type === "stored"));
  });

  it("open it at the same moment and it is made once: no text comes twice", async () => {
    const entryId = await createArticle(database, { en: { title: "Once", body: body(block("a", "One paragraph.")) } });
    const second = await startLiveServer(database);
    const all = [marta, tom, marta, tom].map((person, index) => open(entryId, person, index % 2 ? { port: second.port } : {}));
    await Promise.all(all.map((each) => each.synced()));
    for (const each of all) {
      expect(title(each)).toBe("Once");
      expect(each.doc.getXmlFragment("body").length).toBe(1);
    }
    expect(await database.read.draftDocument.count({ where: { entryId } })).toBe(1);
    await second.close();
  });

  it("are shown to each other under the names of their sessions, whatever their browsers claim", async () => {
    const entryId = await createArticle(database, { en: { title: "Who" } });
    const [a, b] = [open(entryId, marta), open(entryId, tom)];
    await Promise.all([a.synced(), b.synced()]);
    a.provider.setAwarenessField("user", { id: tom.id, name: "The Pope", colour: 1 });
    const seen = () => b.provider.awareness?.getStates().get(a.doc.clientID)?.["user"] as { name?: string; id?: string } | undefined;
    await until(() => seen()?.name === "Marta");
    expect(seen()?.id).toBe(marta.id);
    const here = (await server.collaboration.presence.list()).find((entry) => entry.entryId === entryId);
    expect(here?.people.map((person) => person.name).sort()).toEqual(["Marta", "Tom"]);
  });

  it("leave a record of who wrote what, also after updates were folded", async () => {
    const entryId = await createArticle(database, { en: { title: "" } });
    const [a, b] = [open(entryId, marta), open(entryId, tom)];
    await Promise.all([a.synced(), b.synced()]);
    for (const [browser, word] of [
      [a, "one "],
      [a, "two "],
      [b, "three "],
      [a, "four "],
    ] as const) {
      browser.doc.getText("title").insert(browser.doc.getText("title").length, word);
      await browser.saved();
      await until(() => title(a) === title(b));
    }
    await compactDocument(database, { entryId, locale: "en" }, 1);
    const rows = await database.read.draftUpdate.findMany({ where: { entryId }, orderBy: { id: "asc" } });
    expect(rows.map((row) => row.actorId)).toEqual([tom.id, marta.id]);
    const again = await startLiveServer(database);
    const late = open(entryId, marta, { port: again.port });
    await late.synced();
    expect(title(late)).toBe("one two three four ");
    late.close();
    await again.close();
  });

  it("lose nothing while updates are folded again and again", async () => {
    const entryId = await createArticle(database, { en: { title: "" } });
    const [a, b] = [open(entryId, marta), open(entryId, tom)];
    await Promise.all([a.synced(), b.synced()]);
    for (let round = 0; round < 30; round++) {
      a.doc.getText("title").insert(0, "a");
      b.doc.getText("title").insert(b.doc.getText("title").length, "b");
      const folding = Promise.all([compactDocument(database, { entryId, locale: "en" }, 1), compactDocument(database, { entryId, locale: "en" }, 1)]);
      await Promise.all([a.saved(), b.saved(), folding]);
    }
    const again = await startLiveServer(database);
    const late = open(entryId, marta, { port: again.port });
    await late.synced();
    expect([...title(late)].filter((letter) => letter === "a")).toHaveLength(30);
    expect([...title(late)].filter((letter) => letter === "b")).toHaveLength(30);
    late.close();
    await again.close();
  });
});

describe("a write from a program", () => {
  it("merges with an open document, and the people in it see it", async () => {
    const entryId = await createArticle(database, { en: { title: "Italy win", body: body(block("a", "First."), block("b", "Second.")) } });
    const a = open(entryId, marta);
    await a.synced();
    a.doc.getText("title").insert(9, " at Wembley");
    const { conflicts } = await server.collaboration.liveDrafts.change(
      entryId,
      "en",
      { summary: "Penalties decide.", body: body(block("a", "First."), block("b", "Second, longer.")) },
      {
        kind: "token",
        id: "program",
        name: "Import",
        grants: [],
      },
    );
    expect(conflicts).toEqual([]);
    await until(() => a.doc.getText("summary").toString() === "Penalties decide.");
    await a.saved();
    await server.collaboration.liveDrafts.flush(entryId);
    const fields = await storedFields(entryId);
    expect(fields["title"]).toBe("Italy win at Wembley");
    expect(JSON.stringify(fields["body"])).toContain("Second, longer.");
  });

  it("is refused, whole, when a field it sets reads otherwise than the program saw", async () => {
    const entryId = await createArticle(database, { en: { title: "Old" } });
    const a = open(entryId, marta);
    await a.synced();
    a.doc.getText("title").insert(0, "Newer ");
    await a.saved();
    const program = { kind: "token", id: "program", name: "Import", grants: [] } as const;
    const { conflicts } = await server.collaboration.liveDrafts.change(entryId, "en", { title: "Mine", summary: "Mine too" }, program, {
      title: "Old",
      summary: undefined,
    });
    expect(conflicts).toEqual(["title"]);
    expect(title(a)).toBe("Newer Old");
    expect(a.doc.getText("summary").toString()).toBe("");
  });

  it("can count on what was typed a moment ago being in the draft", async () => {
    const entryId = await createArticle(database, { en: { title: "" } });
    const a = open(entryId, marta);
    await a.synced();
    a.doc.getText("title").insert(0, "Typed just now");
    await a.saved();
    await server.collaboration.liveDrafts.flush(entryId);
    expect((await storedFields(entryId))["title"]).toBe("Typed just now");
  });
});

describe("the door", () => {
  const attempt = (headers: Record<string, string>, path = "/collaboration") =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.on("open", () => {
        socket.close();
        resolve(101);
      });
      socket.on("error", () => undefined);
    });
  const own = () => `http://127.0.0.1:${server.port}`;

  it("is shut to who is not signed in, comes from a foreign page, or names another path", async () => {
    expect(await attempt({ Origin: own(), Cookie: marta.cookie })).toBe(101);
    expect(await attempt({ Origin: own() })).toBe(401);
    expect(await attempt({ Origin: own(), Cookie: "pressbox_session=made-up" })).toBe(401);
    expect(await attempt({ Origin: "https://evil.example", Cookie: marta.cookie })).toBe(403);
    expect(await attempt({ Cookie: marta.cookie })).toBe(403);
    expect(await attempt({ Origin: own(), Cookie: marta.cookie }, "/elsewhere")).toBe(404);
  });

  it("lets nobody see a draft they may not read, and tells nobody which exist", async () => {
    const entryId = await createArticle(database, { en: { title: "Secret" } });
    const outsider = await signIn(database, "Rita", [{ role: "editor", contentType: "video", locale: "*" }]);
    const refused = open(entryId, outsider);
    await until(() => refused.refusal() !== undefined);
    expect(refused.refusal()).toBe("not-allowed");
    expect(title(refused)).toBe("");
    const missing = open("00000000-0000-7000-8000-000000000000", marta);
    await until(() => missing.refusal() === "not-found");
  });

  it("gives a translator the source to read and the target to write", async () => {
    const entryId = await createArticle(database, { en: { title: "Italy win" }, es: { title: "" } });
    const [source, target, shared, editor] = [
      open(entryId, translator),
      open(entryId, translator, { locale: "es" }),
      open(entryId, translator, { locale: "*" }),
      open(entryId, marta),
    ];
    await Promise.all([source.synced(), target.synced(), shared.synced(), editor.synced()]);
    await until(() => source.messages.some((message) => message.type === "opened"));
    expect(source.messages.find((message) => message.type === "opened")).toMatchObject({ canWrite: false });
    expect(source.provider.authorizedScope).toBe("readonly");
    expect(shared.provider.authorizedScope).toBe("readonly");
    source.doc.getText("title").insert(0, "Not mine: ");
    shared.doc.getMap("values").set("attendance", 1);
    target.doc.getText("title").insert(0, "Gana Italia");
    await target.saved();
    await server.collaboration.liveDrafts.flush(entryId);
    expect((await storedFields(entryId, "es"))["title"]).toBe("Gana Italia");
    expect((await storedFields(entryId))["title"]).toBe("Italy win");
    expect(await storedFields(entryId, "*")).toEqual({});
    expect(title(editor)).toBe("Italy win");
  });

  it("shuts behind a person whose session ends, whose rights change, or whose entry goes into the bin", async () => {
    const entryId = await createArticle(database, { en: { title: "Open" } });
    const leaver = await signIn(database, "Leaver", everywhere("editor"));
    const changer = await signIn(database, "Changer", everywhere("editor"));
    const [a, b, c] = [open(entryId, leaver), open(entryId, changer), open(entryId, marta)];
    await Promise.all([a.synced(), b.synced(), c.synced()]);
    await database.transaction(async (tx) => {
      await tx.session.deleteMany({ where: { userId: leaver.id } });
      await tx.roleGrant.deleteMany({ where: { userId: changer.id } });
      await tx.roleGrant.create({ data: { userId: changer.id, role: "translator", contentType: "*", locale: "*" } });
    });
    await server.collaboration.recheck();
    await until(() => b.provider.isAuthenticated && b.provider.authorizedScope === "readonly");
    await until(() => !a.provider.isAuthenticated);
    expect(c.provider.authorizedScope).toBe("read-write");
    await database.transaction((tx) => tx.entry.update({ where: { id: entryId }, data: { deletedAt: new Date() } }));
    await server.collaboration.recheck();
    await until(() => c.provider.isAuthenticated && c.provider.authorizedScope === "readonly");
  });

  it("cuts off who sends too much at once, and nobody else", async () => {
    const entryId = await createArticle(database, { en: { title: "Calm" } });
    const [a, b] = [open(entryId, marta), open(entryId, tom)];
    await Promise.all([a.synced(), b.synced()]);
    const closed = new Promise<number>((resolve) =>
      a.provider.configuration.websocketProvider.on("close", ({ event }: { event: { code: number } }) => resolve(event.code)),
    );
    a.doc.getText("summary").insert(0, "x".repeat(messageLimitBytes + 1));
    expect(await closed).toBe(1009);
    a.close();
    b.doc.getText("title").insert(0, "Still ");
    await b.saved();
    expect(b.doc.getText("summary").toString()).toBe("");
    expect(title(b)).toBe("Still Calm");
  });

  it("cuts off who speaks nonsense, and nobody else", async () => {
    const entryId = await createArticle(database, { en: { title: "Calm" } });
    const b = open(entryId, tom);
    await b.synced();
    for (let index = 0; index < 20; index++) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/collaboration`, { headers: { Origin: own(), Cookie: marta.cookie } });
      await new Promise((resolve) => socket.once("open", resolve));
      socket.send(createHash("sha256").update(String(index)).digest());
      await new Promise((resolve) => setTimeout(resolve, 5));
      socket.close();
    }
    b.doc.getText("title").insert(0, "Still ");
    await b.saved();
    expect(title(b)).toBe("Still Calm");
  });
});

describe("a tab that is older than the server", () => {
  it("may look, is told to reload, and cannot erase a block that it does not know", async () => {
    const unknown = { type: "momentOfTheMatch", attrs: { id: "m", minute: 67 } };
    const entryId = await createArticle(database, { en: { title: "Report", body: body(block("a", "Before."), unknown, block("b", "After.")) } });
    const current = open(entryId, marta);
    const old = open(entryId, marta, { formatVersion: formatVersion - 1 });
    await Promise.all([current.synced(), old.synced()]);
    const before = readDraftDocument(current.doc, await definition())["body"];
    expect(JSON.stringify(before)).toContain("momentOfTheMatch");
    expect(old.messages).toContainEqual({ type: "outdated", formatVersion });
    // What y-prosemirror does with a node that its schema refuses: it deletes it from the shared document.
    old.doc.getXmlFragment("body").delete(1, 1);
    old.doc.getText("title").insert(0, "Old ");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(readDraftDocument(current.doc, await definition())["body"]).toEqual(before);
    expect(title(current)).toBe("Report");
    await server.collaboration.liveDrafts.flush(entryId);
    expect(await database.read.draftUpdate.count({ where: { entryId } })).toBe(0);
  });

  it("is refused when it still holds another generation of the document", async () => {
    const entryId = await createArticle(database, { en: { title: "New" } });
    const current = open(entryId, marta);
    await current.synced();
    const stale = new Y.Doc();
    seedDraftDocument(stale, await definition(), { title: "New" });
    const old = open(entryId, marta, { generation: 7, doc: stale });
    await until(() => old.refusal() === "other-generation");
    expect(title(current)).toBe("New");
  });

  it("finds a document of an older format upgraded into a new generation, and its own writes to the old one refused", async () => {
    const entryId = await createArticle(database, { en: { title: "Kept" } });
    const first = open(entryId, marta);
    await first.synced();
    first.doc.getText("title").insert(4, " well");
    await first.saved();
    await server.collaboration.liveDrafts.flush(entryId);
    // As if this document had been made by an older app release, and another process upgrades it now.
    await database.transaction((tx) => tx.draftDocument.updateMany({ where: { entryId, locale: "en" }, data: { formatVersion: formatVersion - 1 } }));
    const upgraded = await startLiveServer(database);
    const second = open(entryId, tom, { port: upgraded.port });
    await second.synced();
    expect(title(second)).toBe("Kept well");
    expect(second.messages[0]).toMatchObject({ type: "opened", generation: 2 });
    first.doc.getText("title").insert(0, "Lost? ");
    await until(() => !first.provider.isAuthenticated);
    expect(await database.read.draftUpdate.count({ where: { entryId, locale: "en" } })).toBe(1);
    expect(title(second)).toBe("Kept well");
    second.close();
    await upgraded.close();
  });
});

describe("what was acknowledged and not stored when a process died", () => {
  /** An update of the draft's document, on disk as the log puts it there, by a process that stores nothing any more. */
  async function acknowledge(entryId: string, change: (doc: Y.Doc) => void): Promise<void> {
    const key = { entryId, locale: "en" };
    const stored = await readDocument(database.read, key);
    const doc = new Y.Doc();
    for (const part of stored!.parts) Y.applyUpdate(doc, part);
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    change(doc);
    const rows = updates.map((bytes) => ({ actor: { kind: "user", id: marta.id } as const, bytes }));
    expect(await appendUpdates(database, systemClock, key, stored!.generation, rows)).toBe(true);
  }

  /** A draft with a live document that nobody has open. */
  async function closedDraft(fields: Record<string, unknown>): Promise<string> {
    const entryId = await createArticle(database, { en: fields });
    const maker = await startLiveServer(database);
    const browser = open(entryId, marta, { port: maker.port });
    await browser.synced();
    browser.close();
    await maker.close();
    return entryId;
  }

  it("is in the new generation when the next app release has another format", async () => {
    const entryId = await closedDraft({ title: "Kept", body: body(block("a", "One.")) });
    await acknowledge(entryId, (doc) => {
      doc.getText("title").insert(4, " whole");
      doc.getXmlFragment("body").insert(1, [new Y.XmlElement("horizontalRule")]);
    });
    await database.transaction((tx) => tx.draftDocument.updateMany({ where: { entryId, locale: "en" }, data: { formatVersion: 0 } }));
    const upgraded = await startLiveServer(database);
    const late = open(entryId, tom, { port: upgraded.port });
    await late.synced();
    expect(title(late)).toBe("Kept whole");
    // The old format's name of the block was upgraded too.
    expect(JSON.stringify(readDraftDocument(late.doc, await definition())["body"])).toContain('"divider"');
    await upgraded.collaboration.liveDrafts.flush(entryId);
    expect((await storedFields(entryId))["title"]).toBe("Kept whole");
    late.close();
    await upgraded.close();
  });

  it("is found, even if it was accepted in the very millisecond of the last store", async () => {
    const entryId = await closedDraft({ title: "Nearly" });
    await acknowledge(entryId, (doc) => doc.getText("title").insert(6, " lost"));
    const { createdAt } = await database.read.draftUpdate.findFirstOrThrow({ where: { entryId } });
    await database.transaction((tx) => tx.variant.updateMany({ where: { entryId, locale: "en" }, data: { updatedAt: createdAt } }));
    await server.collaboration.liveDrafts.flush(entryId);
    expect((await storedFields(entryId))["title"]).toBe("Nearly lost");
  });
});

describe("a deletion", () => {
  it("is acknowledged too, though it moves no clock", async () => {
    const entryId = await createArticle(database, { en: { title: "Too long a headline" } });
    const a = open(entryId, marta);
    await a.synced();
    changeDraftDocument(a.doc, await definition(), { title: "Too long" });
    await a.saved();
    const again = await startLiveServer(database);
    const late = open(entryId, tom, { port: again.port });
    await late.synced();
    expect(title(late)).toBe("Too long");
    late.close();
    await again.close();
  });
});
