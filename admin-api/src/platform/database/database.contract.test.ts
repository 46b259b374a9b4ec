/** What every feature relies on, held against whichever database `DATABASE_URL` names. */
import { fork } from "node:child_process";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import type { Reader, Tx } from "./database.ts";
import { searchText } from "./like.ts";
import { openTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const now = new Date("2021-07-11T19:00:00.123Z");

async function addVariant(tx: Tx, title: string, text = title): Promise<string> {
  const entryId = newId();
  await tx.entry.create({ data: { id: entryId, contentType: "article", createdById: "nobody", createdAt: now, updatedAt: now } });
  await tx.variant.create({
    data: {
      entryId,
      locale: "ar",
      title,
      searchText: searchText(text),
      fields: JSON.stringify({ title }),
      fieldRevisions: "{}",
      draftHash: "0".repeat(64),
      formatVersion: 1,
      contentTypeVersion: 1,
      createdAt: now,
      updatedAt: now,
      updatedById: "nobody",
      draftAuthors: "[]",
    },
  });
  return entryId;
}

const addCounter = (value = 0) => database.transaction((tx) => tx.counter.create({ data: { name: "commitSeq", value } }));

/** Takes the next number and writes it down as a commit, as the publishing transaction does. */
async function takeCommitSeq(target: Pick<TestDatabase, "transaction">): Promise<number> {
  return target.transaction(async (tx) => {
    const { value } = await tx.counter.update({ where: { name: "commitSeq" }, data: { value: { increment: 1 } } });
    await tx.commit.create({ data: { seq: value, at: now, actorId: "nobody", reason: "", variants: 1 } });
    return value;
  });
}

describe("text", () => {
  test("a 300-character Arabic headline survives, with what no code page holds", async () => {
    const headline = `${"إيطاليا بطلة أوروبا بركلات الترجيح ".repeat(9)}🏆`.slice(0, 300).padEnd(300, "ة");
    expect([...headline].length).toBeGreaterThanOrEqual(299);
    const entryId = await database.transaction((tx) => addVariant(tx, headline));
    const stored = await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "ar" } } });
    expect(stored.title).toBe(headline);
    expect(JSON.parse(stored.fields)).toEqual({ title: headline });
  });

  test("a body of a million characters survives", async () => {
    const entryId = await database.transaction((tx) => addVariant(tx, "long"));
    const fields = JSON.stringify({ body: "Donnarumma ‏دوناروما‏ ".repeat(50_000) });
    await database.transaction((tx) => tx.variant.update({ where: { entryId_locale: { entryId, locale: "ar" } }, data: { fields } }));
    expect((await database.read.variant.findFirstOrThrow({ where: { entryId } })).fields).toBe(fields);
  });

  test("an instant keeps its milliseconds", async () => {
    const entryId = await database.transaction((tx) => addVariant(tx, "kick-off"));
    expect((await database.read.entry.findUniqueOrThrow({ where: { id: entryId } })).createdAt).toEqual(now);
  });

  test("bytes come back as they were", async () => {
    const state = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    await database.transaction((tx) => tx.draftDocument.create({ data: { entryId: "e", locale: "en", formatVersion: 1, state, createdAt: now } }));
    expect(Buffer.from((await database.read.draftDocument.findFirstOrThrow()).state).equals(Buffer.from(state))).toBe(true);
  });

  test("characters that mean something to LIKE match only themselves", async () => {
    await database.transaction(async (tx) => {
      for (const text of ["100% sure", "100 x sure", "line_up", "lineXup", "[final]", "final", "f", "back\\slash", "Ángel Di María"])
        await addVariant(tx, text);
    });
    const find = async (typed: string) =>
      (await database.read.variant.findMany({ where: { searchText: { contains: searchText(typed) } }, orderBy: { entryId: "asc" } })).map((row) => row.title);
    expect(await find("100%")).toEqual(["100% sure"]);
    expect(await find("line_up")).toEqual(["line_up"]);
    expect(await find("[final]")).toEqual(["[final]"]);
    expect(await find("[fx]")).toEqual([]);
    expect(await find("back\\")).toEqual(["back\\slash"]);
    expect(await find("angel di maria")).toEqual(["Ángel Di María"]);
    expect(await find("%")).toEqual(["100% sure"]);
  });
});

describe("search text", () => {
  test("never contains a wildcard, never exceeds its column, and is its own canonical form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (text, maxLength) => {
        const canonical = searchText(text, maxLength);
        expect(canonical).not.toMatch(/[%_[\]^\\]/);
        expect(canonical.length).toBeLessThanOrEqual(maxLength);
        expect(canonical.isWellFormed()).toBe(true);
      }),
    );
  });

  test("a question in any spelling of the same letters finds the text", () => {
    expect(searchText("  MÜLLER\u00a0Thomas ")).toBe("muller thomas");
    expect(searchText("مُحَمَّد")).toBe(searchText("محمد"));
  });
});

describe("transactions", () => {
  test("a rollback leaves nothing", async () => {
    await expect(
      database.transaction(async (tx) => {
        await addVariant(tx, "gone");
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await database.read.entry.count()).toBe(0);
    expect(await database.read.variant.count()).toBe(0);
  });

  test("readers do not see what is not committed", async () => {
    // SQL Server makes them wait instead, unless READ_COMMITTED_SNAPSHOT is on, as it is on Azure SQL.
    await database.transaction(async (tx) => {
      await addVariant(tx, "not yet");
      const counted = database.read.entry.count();
      if (database.dialect === "sqlite") expect(await counted).toBe(0);
      else counted.catch(() => undefined);
    });
    expect(await database.read.entry.count()).toBe(1);
  });

  test("commit listeners hear of commits only", async () => {
    let commits = 0;
    database.onCommit(() => commits++);
    await addCounter();
    await database.transaction(() => Promise.reject(new Error("no"))).catch(() => undefined);
    expect(commits).toBe(1);
  });

  test("the reading handle cannot write", async () => {
    expectTypeOf<keyof Reader["entry"]>().toEqualTypeOf<
      "findMany" | "findFirst" | "findFirstOrThrow" | "findUnique" | "findUniqueOrThrow" | "count" | "aggregate" | "groupBy"
    >();
    expectTypeOf<Reader>().not.toHaveProperty("$executeRaw");
    if (database.dialect === "sqlite") {
      const sneaky = database.read as unknown as Tx;
      await expect(sneaky.counter.create({ data: { name: "commitSeq", value: 0 } })).rejects.toThrow(/readonly/);
    }
  });

  test("one of many who saw the same revision wins, the others change nothing", async () => {
    const entryId = await database.transaction((tx) => addVariant(tx, "contested"));
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        database.transaction((tx) =>
          tx.variant.updateMany({ where: { entryId, draftRevision: 1 }, data: { draftRevision: { increment: 1 }, title: `winner ${index}` } }),
        ),
      ),
    );
    expect(tries.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    const winner = tries.findIndex(({ count }) => count === 1);
    expect(await database.read.variant.findFirstOrThrow()).toMatchObject({ title: `winner ${winner}`, draftRevision: 2 });
  });
});

describe("commit numbers", () => {
  test("are distinct and dense, however many publish at once", async () => {
    await addCounter();
    const taken = await Promise.all(Array.from({ length: 40 }, () => takeCommitSeq(database)));
    expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  test("have no hole after a rollback", async () => {
    await addCounter();
    await takeCommitSeq(database);
    await database
      .transaction(async (tx) => {
        await tx.counter.update({ where: { name: "commitSeq" }, data: { value: { increment: 1 } } });
        throw new Error("no");
      })
      .catch(() => undefined);
    expect(await takeCommitSeq(database)).toBe(2);
  });

  test("are distinct and dense across processes", async () => {
    await addCounter();
    const children = Array.from({ length: 2 }, () => fork(new URL("./commit-seq.child.ts", import.meta.url), [database.url, "15"]));
    const ended = await Promise.all(children.map((child) => new Promise<number | null>((resolve) => child.once("exit", resolve))));
    expect(ended).toEqual([0, 0]);
    const commits = await database.read.commit.findMany({ orderBy: { seq: "asc" }, select: { seq: true } });
    expect(commits.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });
});
