import { contentTypeDefinitionSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../platform/clock.ts";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { getDefinitionVersion, listContentTypes, seedContentTypes } from "./content-types.public.ts";
import { findContentType, insertNextDefinition } from "./content-types.repository.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.transaction((tx) => seedContentTypes(tx, systemClock));
});
afterAll(() => database.close());

describe("content types in the database", () => {
  test("seeding twice changes nothing, and every seeded definition is valid", async () => {
    await database.transaction((tx) => seedContentTypes(tx, systemClock));
    const types = await listContentTypes(database.read);
    expect(types).toHaveLength(10);
    for (const type of types) expect(contentTypeDefinitionSchema.parse(type.definition)).toEqual(type.definition);
  });

  test("a definition is read as the same object each time, so that schemas built from it are kept", async () => {
    const first = await getDefinitionVersion(database.read, "article", 1);
    expect(await getDefinitionVersion(database.read, "article", 1)).toBe(first);
    expect(await getDefinitionVersion(database.read, "article", 99)).toBeNull();
  });

  test("of two changes from one revision, one gets in", async () => {
    const current = (await findContentType(database.read, "page"))!;
    const next = (label: string) => ({ definition: { ...current.definition, label }, createdById: "system", at: systemClock.now() });
    const wins = await Promise.all(["Leaf", "Sheet"].map((label) => database.transaction((tx) => insertNextDefinition(tx, current, next(label)))));
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect((await findContentType(database.read, "page"))?.version).toBe(2);
  });
});
