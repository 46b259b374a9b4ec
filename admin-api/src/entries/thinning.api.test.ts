import type { VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp, type TestRequest } from "../app/testing.ts";
import { createToken, systemActor } from "../identity/identity.public.ts";
import { maxAttempts } from "../platform/outbox/outbox-failure.ts";
import { entryThinningDue, versionsThinningDue, versionsThinningStep } from "./entries.events.ts";
import { articleFields, createEntry, patchVariant, publish, type SettableClock, settableClock, variantPath } from "./entries.testing.ts";
import { planVersionThinning } from "./jobs/thin-versions-daily.ts";

let app: TestApp;
let clock: SettableClock;
/** A year's token: this file lives through months. */
let as: NonNullable<TestRequest["as"]>;
beforeAll(async () => {
  clock = settableClock("2021-07-01T12:00:00Z");
  app = await startTestApp({ clock });
  const grant = { role: "publisher", contentType: "*", locale: "*" } as const;
  as = { token: (await createToken(app.platform, systemActor, { name: "a year", ...grant, expiresInDays: 365 })).secret };
});
afterAll(() => app.close());

const numbersOf = async (id: string, locale = "en") =>
  (await app.request<{ items: VersionSummary[] }>("get", variantPath(id, locale, "/versions?limit=100"), { as })).body.items
    .map((version) => version.number)
    .sort((a, b) => a - b);
const messages = ({ type }: { type: string } = versionsThinningDue) =>
  app.database.read.outboxMessage.findMany({ where: { type }, select: { payload: true, claimableAt: true, deadAt: true } });
const runAt = async (instant: string) => {
  clock.set(instant);
  await app.relay.drain();
};
/** A change every ten minutes from an instant on: each makes a checkpoint of the one before. */
async function writeEveryTenMinutes(id: string, from: string, times: number, fields: (index: number) => Record<string, unknown>) {
  for (let index = 0; index < times; index++) {
    clock.set(new Date(Date.parse(from) + index * 600_000).toISOString());
    await patchVariant(app, id, fields(index), { as });
  }
}

describe("the nightly thinning", () => {
  it("takes what the policy no longer keeps, and never what is named, kept, live, was live, planned or newest", async () => {
    clock.set("2021-07-02T09:00:00Z");
    const { id } = await createEntry(app, { ...articleFields("Thinned"), slug: "thinned" }, { as });
    await writeEveryTenMinutes(id, "2021-07-02T10:00:00Z", 7, (index) => ({ title: `Edit ${index}` }));
    expect(await numbersOf(id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await app.request("patch", variantPath(id, "en", "/versions/2"), { as, body: { name: "For the lawyer" } });
    expect((await publish(app, id, "en", { version: 3 }, { as })).status).toBe(200);
    expect((await publish(app, id, "en", { version: 4, at: "2021-08-20T10:00:00Z" }, { as })).status).toBe(200);
    expect((await publish(app, id, "en", {}, { as })).body.variant.live?.version).toBe(8);
    await runAt("2021-07-02T23:59:00Z");
    expect(await numbersOf(id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await runAt("2021-07-04T03:00:00Z");
    // 1 holds what stood at nine; 5, 6 and 7 are checkpoints of one hour and the next: their last stays.
    expect(await numbersOf(id)).toEqual([2, 3, 4, 6, 7, 8]);
    await runAt("2021-07-20T03:00:00Z");
    expect(await numbersOf(id)).toEqual([2, 3, 4, 7, 8]);
    clock.set("2021-07-20T12:00:00Z");
    await patchVariant(app, id, { title: "One more" }, { as });
    await app.request("post", variantPath(id, "en", "/versions"), { as, body: {} });
    expect((await numbersOf(id)).at(-1)).toBe(9);
  });

  it("is one message that goes round, whoever starts and however often it runs", async () => {
    await app.database.transaction((tx) => planVersionThinning(tx, app.platform));
    expect(await messages()).toHaveLength(1);
    await runAt("2021-09-01T08:00:00Z");
    await runAt("2021-09-05T08:00:00Z");
    expect(await messages()).toEqual([{ payload: "{}", claimableAt: new Date("2021-09-06T03:00:00Z"), deadAt: null }]);
  });

  const checkpointsOf = (ids: readonly string[]) =>
    app.database.read.entryVersion.groupBy({ by: ["entryId"], where: { entryId: { in: [...ids] } }, orderBy: { entryId: "asc" }, _count: { _all: true } });
  const addCheckpoints = async (count: number, day: string): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => newId()).sort();
    const checkpoint = (entryId: string, number: number) => ({
      ...{ entryId, locale: "en", number, fields: "{}", title: "", hash: "", formatVersion: 2, contentTypeVersion: 1, kind: "checkpoint", reason: "" },
      ...{ authors: "[]", createdById: "system", createdAt: new Date(`${day}T10:${number}0:00Z`) },
    });
    await app.database.transaction((tx) => tx.entryVersion.createMany({ data: ids.flatMap((id) => [1, 2, 3].map((number) => checkpoint(id, number))) }));
    return ids;
  };
  const countsOf = async (ids: readonly string[]) => (await checkpointsOf(ids)).map((group) => group._count._all);

  it("goes through many entries a few at a time, and at last through all", async () => {
    const ids = await addCheckpoints(60, "2021-10-01");
    await runAt("2021-10-08T03:00:01Z");
    expect(await countsOf(ids)).toEqual(ids.map(() => 1));
    expect(await messages()).toHaveLength(1);
    expect(await messages(versionsThinningStep)).toEqual([]);
  });

  it("goes on where one entry cannot be thinned, which is told once and thinned when it can be", async () => {
    const ids = await addCheckpoints(30, "2021-11-01");
    const broken = ids[3]!;
    const execute = (sql: string) => app.database.transaction(async (tx) => void (await tx.$executeRawUnsafe(sql)));
    const refusal = "BEGIN SELECT RAISE(ABORT, 'a damaged page'); END";
    await execute(`CREATE TRIGGER damaged BEFORE DELETE ON EntryVersion WHEN OLD.entryId = '${broken}' ${refusal}`);
    await runAt("2021-11-08T03:00:01Z");
    expect(await countsOf(ids)).toEqual(ids.map((id) => (id === broken ? 3 : 1)));
    expect(await messages(entryThinningDue)).toMatchObject([{ payload: JSON.stringify({ entryId: broken }), deadAt: null }]);
    for (let hour = 4; hour < 4 + maxAttempts; hour++) await runAt(`2021-11-08T${String(hour).padStart(2, "0")}:00:00Z`);
    expect((await messages(entryThinningDue))[0]?.deadAt).not.toBeNull();
    const others = await addCheckpoints(2, "2021-11-02");
    await runAt("2021-11-09T03:00:01Z");
    expect(await countsOf(others)).toEqual([1, 1]);
    expect(await messages(entryThinningDue)).toHaveLength(1);
    await execute("DROP TRIGGER damaged");
    await runAt("2021-11-10T03:00:01Z");
    expect(await countsOf([broken])).toEqual([1]);
  });

  it("comes the next night where this one's failed for good, and a start makes up for one that is gone", async () => {
    const ids = await addCheckpoints(2, "2021-11-20");
    await runAt("2021-11-21T03:00:01Z");
    const now = clock.now();
    await app.database.transaction(async (tx) => {
      await app.platform.outbox.append(tx, versionsThinningStep, { after: "" });
      await tx.outboxMessage.updateMany({ where: { type: versionsThinningStep.type }, data: { deadAt: now } });
    });
    await runAt("2021-11-28T03:00:01Z");
    expect(await countsOf(ids)).toEqual([1, 1]);
    await app.database.transaction((tx) => tx.outboxMessage.updateMany({ where: { type: versionsThinningDue.type }, data: { deadAt: now } }));
    await app.database.transaction((tx) => planVersionThinning(tx, app.platform));
    expect((await messages()).map(({ deadAt }) => deadAt !== null)).toEqual([true, false]);
  });

  it("is neither lost nor doubled where the power goes before a step has ended", async () => {
    await app.database.transaction((tx) => tx.outboxMessage.deleteMany({ where: { deadAt: { not: null } } }));
    const ids = await addCheckpoints(30, "2021-12-01");
    const execute = (sql: string) => app.database.transaction(async (tx) => void (await tx.$executeRawUnsafe(sql)));
    // A step's end is refused, as where a process dies before it: the message stands, and no other beside it.
    const refusal = "BEGIN SELECT RAISE(ABORT, 'the power is gone'); END";
    await execute(`CREATE TRIGGER gone BEFORE DELETE ON OutboxMessage WHEN OLD.type = '${versionsThinningStep.type}' ${refusal}`);
    await runAt("2021-12-09T03:00:01Z");
    expect(await messages(versionsThinningStep)).toMatchObject([{ payload: '{"after":""}', deadAt: null }]);
    await execute("DROP TRIGGER gone");
    await runAt("2021-12-09T04:00:00Z");
    expect(await countsOf(ids)).toEqual(ids.map(() => 1));
    expect(await messages(versionsThinningStep)).toEqual([]);
    expect((await messages()).filter(({ deadAt }) => deadAt === null)).toHaveLength(1);
  });
});
