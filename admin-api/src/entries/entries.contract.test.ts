/** The repositories of entries on whichever database `DATABASE_URL` names. */

import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { type DraftContent, findDraft, insertDraft, insertEntry, takeRevision, updateDraft } from "./drafts.repository.ts";
import { type EntryFilter, findEntryPage } from "./entry-list.repository.ts";
import { findPublications, insertCommit, type LiveRow, publicationKey, takeCommitSeq, writePublications } from "./publications.repository.ts";
import { endSchedule, findDueBefore, findNextPublishes, insertSchedules, type Schedule } from "./schedules.repository.ts";
import { findSlugOwners, reserveSlug, takeLiveSlug } from "./slugs.repository.ts";
import { findVersion, findVersionPage, insertVersion } from "./versions.repository.ts";

let database: TestDatabase;
let id: string;
const at = new Date("2026-03-01T10:00:00.000Z");
const everything: EntryFilter = {
  types: null,
  q: undefined,
  locale: undefined,
  status: undefined,
  updatedSince: undefined,
  ownerId: undefined,
  isInBin: false,
};

beforeAll(async () => {
  database = await openTestDatabase();
  await database.transaction((tx) => tx.counter.create({ data: { name: "commitSeq", value: 0 } }));
});
afterAll(() => database.close());
beforeEach(async () => {
  id = newId();
  await database.transaction(async (tx) => {
    await insertEntry(tx, { id, contentType: "article", createdById: "ana", at });
    await insertDraft(tx, { entryId: id, locale: "en" }, draftOf("Final"), "final");
  });
});

const draftOf = (title: string, more: Partial<DraftContent> = {}): DraftContent => ({
  title,
  fields: { title },
  fieldRevisions: { title: 1 },
  draftRevision: 1,
  draftHash: title,
  unversionedSince: null,
  openSuggestions: 0,
  formatVersion,
  contentTypeVersion: 1,
  updatedAt: at,
  updatedById: "ana",
  draftAuthors: ["ana"],
  ...more,
});

describe("drafts", () => {
  test("come back as they went in, in any script and length", async () => {
    const title = "إيطاليا 🏆 ".repeat(50).slice(0, 300);
    const draft = (await findDraft(database.read, { entryId: id, locale: "en" }))!;
    const content = draftOf(title, { draftRevision: 2, fields: { title, body: { type: "doc", content: [] }, text: "x".repeat(200_000) } });
    expect(await database.transaction((tx) => updateDraft(tx, draft, content, "x"))).toBe(true);
    expect(await findDraft(database.read, { entryId: id, locale: "en" })).toMatchObject(content);
  });

  test("of two writes from one revision, one gets in", async () => {
    const draft = (await findDraft(database.read, { entryId: id, locale: "en" }))!;
    const wins = await Promise.all(["A", "B"].map((title) => database.transaction((tx) => updateDraft(tx, draft, draftOf(title, { draftRevision: 2 }), ""))));
    expect(wins.filter(Boolean)).toHaveLength(1);
  });

  test("revisions of an entry are dense under concurrency", async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => database.transaction((tx) => takeRevision(tx, id, at))));
    expect(taken.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe("versions", () => {
  test("freeze the draft, become its head, and are listed newest first without their fields", async () => {
    for (const number of [1, 2, 3]) {
      const draft = (await findDraft(database.read, { entryId: id, locale: "en" }))!;
      await database.transaction((tx) => insertVersion(tx, draft, { number, kind: "manual", reason: "", name: "", authors: ["ana"], createdById: "ana", at }));
    }
    expect(await findDraft(database.read, { entryId: id, locale: "en" })).toMatchObject({ headVersion: 3, draftAuthors: [] });
    const page = await findVersionPage(database.read, { entryId: id, locale: "en" }, 3, 1);
    expect(page.map((version) => version.number)).toEqual([2]);
    expect(page[0]).not.toHaveProperty("fields");
    expect((await findVersion(database.read, { entryId: id, locale: "en" }, 2))?.fields).toEqual({ title: "Final" });
  });
});

describe("publications", () => {
  const publish = (version: number) =>
    database.transaction(async (tx) => {
      const previous = new Map((await findPublications(tx, [id])).map((publication) => [publicationKey(publication), publication]));
      const sequence = await takeCommitSeq(tx);
      await insertCommit(tx, { seq: sequence, at, actorId: "ana", reason: "", variants: 1 });
      const common = { hash: "h", sharedHash: "s", slug: "final", title: "Final", reason: "", firstPublishedAt: at, publishedAt: at, publishedById: "ana" };
      const row: LiveRow = { entryId: id, locale: "en", contentType: "article", version, sharedVersion: 1, sequence, ...common };
      await writePublications(tx, [row], previous);
      return sequence;
    });

  test("leave a history in which every reader's epoch finds at most one version", async () => {
    const first = await publish(1);
    const second = await publish(2);
    const third = await publish(0);
    const rows = await database.read.publicationHistory.findMany({ where: { entryId: id }, orderBy: { fromSeq: "asc" } });
    expect(rows.map(({ version, fromSeq, toSeq }) => [version, fromSeq, toSeq])).toEqual([
      [1, first, second],
      [2, second, third],
    ]);
    expect(await findPublications(database.read, [id])).toMatchObject([{ version: 0, sequence: third }]);
  });
});

describe("slugs", () => {
  const scope = { contentType: "article", locale: "en" };
  const reserve = (entryId: string, slug: string) => database.transaction((tx) => reserveSlug(tx, scope, { entryId, slug, at }));

  test("belong to one entry, in any script", async () => {
    const slug = `إيطاليا-${id}`;
    expect([await reserve(id, slug), await reserve(newId(), slug), await reserve(id, slug)]).toEqual([true, false, true]);
    expect((await findSlugOwners(database.read, scope, [slug])).get(slug)).toBe(id);
  });

  test("that were only wished for are free again; those that were live stay", async () => {
    await reserve(id, `wish-${id}`);
    await database.transaction((tx) => takeLiveSlug(tx, scope, { entryId: id, slug: `live-${id}`, previous: "", at }));
    await database.transaction((tx) => takeLiveSlug(tx, scope, { entryId: id, slug: `next-${id}`, previous: `live-${id}`, at }));
    await reserve(id, `other-${id}`);
    const rows = await database.read.slug.findMany({ where: { entryId: id }, select: { slug: true, isCurrent: true }, orderBy: { slug: "asc" } });
    expect(rows).toContainEqual({ slug: `live-${id}`, isCurrent: false });
    expect(rows.map((row) => row.slug)).not.toContain(`wish-${id}`);
  });
});

describe("schedules", () => {
  const schedule = (dueAt: string): Schedule => ({
    id: newId(),
    entryId: id,
    locale: "en",
    action: "publish",
    version: 1,
    sharedVersion: 1,
    dueAt: new Date(dueAt),
    timeZone: "Asia/Qatar",
    wallTime: "2026-03-02T06:00",
    state: "pending",
    failure: "",
    reason: "",
    createdById: "ana",
    createdAt: at,
    endedAt: null,
  });

  test("end once, whoever ends them", async () => {
    const planned = schedule("2026-03-02T03:00:00Z");
    await database.transaction((tx) => insertSchedules(tx, [planned]));
    const ends = await Promise.all((["done", "cancelled"] as const).map((state) => database.transaction((tx) => endSchedule(tx, planned.id, { state, at }))));
    expect(ends.filter(Boolean)).toHaveLength(1);
  });

  test("the next publish and what is overdue are found by their instants", async () => {
    const [early, late] = [schedule("2026-03-02T03:00:00Z"), schedule("2026-03-03T03:00:00Z")];
    await database.transaction((tx) => insertSchedules(tx, [late, early]));
    expect((await findNextPublishes(database.read, [id])).get(`${id}/en`)).toEqual(early.dueAt);
    expect((await findDueBefore(database.read, [id], late.dueAt)).map((each) => each.id)).toEqual([early.id]);
  });
});

describe("the content list", () => {
  test("walks by time and id through rows of one instant without losing or repeating one", async () => {
    const type = `tie-${id.slice(-8)}`;
    const ids = Array.from({ length: 5 }, () => newId());
    await database.transaction(async (tx) => {
      for (const each of ids) await insertEntry(tx, { id: each, contentType: type, createdById: "ana", at });
    });
    const seen: string[] = [];
    for (let after: { at: Date; id: string } | null = null, rows = 1; rows > 0; ) {
      const page = await findEntryPage(database.read, { ...everything, types: [type] }, { column: "createdAt", direction: "desc", limit: 2, after });
      rows = page.length;
      seen.push(...page.map((row) => row.id));
      after = page.length > 0 ? { at: page.at(-1)!.createdAt, id: page.at(-1)!.id } : null;
    }
    expect(seen).toEqual([...ids].sort().reverse());
  });
});
