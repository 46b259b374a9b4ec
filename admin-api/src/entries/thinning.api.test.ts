import type { VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp, type TestRequest } from "../app/testing.ts";
import { createToken, systemActor } from "../identity/identity.public.ts";
import { versionsThinningDue } from "./entries.events.ts";
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
const messages = () =>
  app.database.read.outboxMessage.findMany({ where: { type: versionsThinningDue.type }, select: { payload: true, claimableAt: true, deadAt: true } });
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
    expect(await messages()).toEqual([{ payload: '{"after":""}', claimableAt: new Date("2021-09-06T03:00:00Z"), deadAt: null }]);
  });

  it("goes through many entries a few at a time, and at last through all", async () => {
    const ids = Array.from({ length: 60 }, () => newId());
    const checkpoint = (entryId: string, number: number) => ({
      ...{ entryId, locale: "en", number, fields: "{}", title: "", hash: "", formatVersion: 2, contentTypeVersion: 1, kind: "checkpoint", reason: "" },
      ...{ authors: "[]", createdById: "system", createdAt: new Date(`2021-10-01T10:${number}0:00Z`) },
    });
    await app.database.transaction((tx) => tx.entryVersion.createMany({ data: ids.flatMap((id) => [1, 2, 3].map((number) => checkpoint(id, number))) }));
    await runAt("2021-10-08T03:00:01Z");
    const left = await app.database.read.entryVersion.findMany({ where: { entryId: { in: ids } }, select: { number: true } });
    expect(left).toEqual(ids.map(() => ({ number: 3 })));
    expect(await messages()).toHaveLength(1);
  });
});
