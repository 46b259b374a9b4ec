import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../app/testing.ts";
import { systemActor } from "../../identity/identity.public.ts";
import type { AppError } from "../../platform/errors.ts";
import { articleFields, createEntry, patchVariant, publish, readVariant, variantPath } from "../entries.testing.ts";
import type { Gate, PublishCandidate } from "../gates.ts";
import { publishVariants } from "./publish-variants.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.endSockets();
  await app.close();
});

const publishWith = (gates: readonly Gate[], items: { entryId: string; locale: string }[]) =>
  app.database.transaction((tx) => publishVariants({ ...app.platform, gates }, tx, { actor: systemActor, items, reason: "", kind: "publish" }));

test("a gate of a higher-ranked feature sees the whole set and can forbid it; then nothing has happened", async () => {
  const { id } = await createEntry(app, articleFields("Embargoed"));
  const seen: PublishCandidate[] = [];
  const embargo: Gate = {
    name: "embargo",
    async check(_reader, set) {
      seen.push(...set);
      return set.map(({ entryId, locale }) => ({ entryId, locale, gate: "embargo", problem: { path: "", rule: "embargoed", message: "Not before noon." } }));
    },
  };
  const refusal = (await publishWith([embargo], [{ entryId: id, locale: "en" }]).catch((error: unknown) => error)) as AppError;
  expect([refusal.status, refusal.code, refusal.errors[0]?.rule]).toEqual([422, "entries.publish_refused", "embargoed"]);
  expect(seen).toMatchObject([{ locale: "en", slug: "embargoed", version: 1, isRepublished: false, fields: { title: "Embargoed" } }]);
  expect(await readVariant(app, id)).toMatchObject({ headVersion: 0, live: null });
});

test("variants that join for new shared fields are in the set, marked as such", async () => {
  const { id } = await createEntry(app, articleFields("Joined"));
  await app.request("put", variantPath(id, "es"), { as: "editor", body: { fields: articleFields("Unido") } });
  await publish(app, id, "en");
  await publish(app, id, "es");
  await patchVariant(app, id, { related: [(await createEntry(app, {})).id] });
  const seen: [string, boolean][] = [];
  const spy: Gate = {
    name: "spy",
    async check(_reader, set) {
      seen.push(...set.map(({ locale, isRepublished }): [string, boolean] => [locale, isRepublished]));
      return [];
    },
  };
  await publishWith([spy], [{ entryId: id, locale: "es" }]);
  expect(seen).toEqual([
    ["es", false],
    ["en", true],
  ]);
});

test("eighty variants of many entries are one commit", async () => {
  const items: { entryId: string; locale: string }[] = [];
  for (let index = 0; index < 40; index++) {
    const { id } = await createEntry(app, { name: `Team ${index}` }, { type: "team" });
    await app.request("put", variantPath(id, "es"), { as: "editor", body: { fields: { name: `Equipo ${index}` } } });
    items.push({ entryId: id, locale: "en" }, { entryId: id, locale: "es" });
  }
  const { commitSeq, published } = await app.database.transaction(
    (tx) => publishVariants({ ...app.platform, gates: [] }, tx, { actor: systemActor, items, reason: "Squads", kind: "publish" }),
    { timeoutMs: 60_000 },
  );
  expect(published).toHaveLength(80);
  expect(await app.database.read.publicationHistory.count({ where: { fromSeq: commitSeq } })).toBe(80);
  expect(await app.database.read.commit.findUnique({ where: { seq: commitSeq } })).toMatchObject({ variants: 80 });
}, 60_000);
