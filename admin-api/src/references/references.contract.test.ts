import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { type OutgoingReference, replaceReferences, whereUsed } from "./references.public.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const [article, team, picture] = [newId(), newId(), newId()];
const source = { entryId: article, locale: "en", versionState: "draft" } as const;
const store = (references: readonly OutgoingReference[], versionState: "draft" | "live" = "draft") =>
  database.transaction((tx) => replaceReferences(tx, { ...source, versionState }, references));
const rowIds = async () => (await database.read.reference.findMany({ orderBy: { id: "asc" }, select: { id: true } })).map((row) => row.id);

test("the index holds exactly what a source points at now, and leaves rows that stand alone", async () => {
  await store([
    { path: "related", toKind: "entry", toId: team },
    { path: "body", toKind: "asset", toId: picture },
  ]);
  const before = await rowIds();
  await store([
    { path: "body", toKind: "asset", toId: picture },
    { path: "related", toKind: "entry", toId: team },
  ]);
  expect(await rowIds()).toEqual(before);
  await store([{ path: "body", toKind: "asset", toId: picture }]);
  expect(await whereUsed(database.read, { toKind: "entry", toId: team })).toEqual([]);
  expect(await rowIds()).toEqual([before[1]]);
});

test("drafts and what readers see are told apart", async () => {
  await store([{ path: "heroImage", toKind: "asset", toId: picture }], "live");
  expect(await whereUsed(database.read, { toKind: "asset", toId: picture }, "live")).toEqual([
    { fromEntryId: article, fromLocale: "en", versionState: "live", path: "heroImage" },
  ]);
  expect(await whereUsed(database.read, { toKind: "asset", toId: picture })).toHaveLength(2);
  expect(await whereUsed(database.read, { toKind: "entry", toId: picture })).toEqual([]);
});

test("a source with more references than one statement takes is stored whole", async () => {
  const many = Array.from({ length: 700 }, (_, index): OutgoingReference => ({ path: `body${index}`, toKind: "entry", toId: newId() }));
  await store(many);
  expect(await database.read.reference.count({ where: { fromEntryId: article, versionState: "draft" } })).toBe(700);
  await store([]);
  expect(await database.read.reference.count({ where: { fromEntryId: article, versionState: "draft" } })).toBe(0);
});
