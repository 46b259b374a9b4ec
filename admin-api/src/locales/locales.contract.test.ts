import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { findEnabledLocale, findSourceLocale, seedLocales } from "./locales.public.ts";
import { insertLocale, listLocales, lockLocales, updateLocale } from "./locales.repository.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
  await database.transaction(seedLocales);
});
afterEach(() => database.close());

test("seeding twice changes nothing", async () => {
  const before = await listLocales(database.read);
  await database.transaction(seedLocales);
  expect(await listLocales(database.read)).toEqual(before);
});

test("names in any script come back as they were", async () => {
  const name = "ދިވެހި ✍️ العربية ".repeat(5).slice(0, 100);
  await database.transaction((tx) =>
    insertLocale(tx, { code: "dv", name, direction: "rtl", fallback: "", isSource: false, isEnabled: true, position: 9, revision: 1 }),
  );
  expect((await listLocales(database.read)).at(-1)).toMatchObject({ code: "dv", name });
});

test("of two changes from one revision one wins", async () => {
  const change = (name: string) => database.transaction((tx) => updateLocale(tx, { code: "es", revision: 1 }, { name }));
  expect((await Promise.all([change("Castellano"), change("Español")])).sort()).toEqual([false, true]);
});

test("the source and the enabled ones are found", async () => {
  await database.transaction(async (tx) => {
    await lockLocales(tx);
    await updateLocale(tx, { code: "es", revision: 1 }, { isEnabled: false });
  });
  expect((await findSourceLocale(database.read))?.code).toBe("en");
  expect(await findEnabledLocale(database.read, "es")).toBeNull();
  expect((await findEnabledLocale(database.read, "ar"))?.direction).toBe("rtl");
});
