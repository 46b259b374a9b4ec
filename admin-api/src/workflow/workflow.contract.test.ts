import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { findCheckSettings, writeCheckSetting } from "./workflow.repository.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const write = (contentType: string, level: "blocking" | "advice" | "off" | null) =>
  database.transaction((tx) => writeCheckSetting(tx, { contentType, check: "alt-text" }, level));

test("one choice a type and check: the last one written stands, and can be taken back", async () => {
  await write("*", "advice");
  await write("*", "blocking");
  await write("article", "off");
  expect(await findCheckSettings(database.read)).toEqual([
    { contentType: "*", check: "alt-text", level: "blocking" },
    { contentType: "article", check: "alt-text", level: "off" },
  ]);
  await write("*", null);
  await write("page", null);
  expect(await findCheckSettings(database.read)).toEqual([{ contentType: "article", check: "alt-text", level: "off" }]);
});

test("a row of a check that is no more, or must not be set, is passed over", async () => {
  await database.transaction(async (tx) => {
    for (const check of ["spelling", "required-fields"]) await tx.checkSetting.create({ data: { contentType: "*", check, level: "off" } });
  });
  expect(await findCheckSettings(database.read)).toEqual([]);
});
