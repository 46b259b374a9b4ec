import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../platform/clock.ts";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { eraseNameFromAudit, recordAudit } from "./audit.public.ts";
import { listAuditEvents } from "./audit.repository.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const actor: Actor = { kind: "user", id: "marta", name: "Márta العربية", grants: [] };
const record = (subject: string) =>
  database.transaction((tx) => recordAudit(tx, systemClock, actor, { action: "thing.changed", subject, details: { title: "نهائي" } }));

test("an event comes back as it was recorded, newest first", async () => {
  await record("thing:1");
  await record("thing:2");
  const events = await listAuditEvents(database.read, {}, 10);
  expect(events.map(({ subject }) => subject)).toEqual(["thing:2", "thing:1"]);
  expect(events[0]).toMatchObject({ actor: { kind: "user", id: "marta", name: "Márta العربية" }, details: { title: "نهائي" }, requestId: "" });
});

test("an event stands or falls with the transaction that does it", async () => {
  const failing = database.transaction(async (tx) => {
    await recordAudit(tx, systemClock, actor, { action: "thing.changed", subject: "thing:1" });
    throw new Error("the effect failed");
  });
  await expect(failing).rejects.toThrow("the effect failed");
  expect(await listAuditEvents(database.read, {}, 10)).toEqual([]);
});

test("filters and the place to go on from hold together", async () => {
  for (const subject of ["a", "b", "a", "b"]) await record(subject);
  const [newest] = await listAuditEvents(database.read, { subject: "a" }, 1);
  const older = await listAuditEvents(database.read, { subject: "a", beforeId: BigInt(newest?.id ?? 0) }, 10);
  expect(older).toHaveLength(1);
  expect(await listAuditEvents(database.read, { actorId: "nobody" }, 10)).toEqual([]);
  expect(await listAuditEvents(database.read, { action: "thing.changed", actorId: "marta" }, 10)).toHaveLength(4);
});

test("a name is taken out in small transactions, also of what was recorded meanwhile, and nobody else's", async () => {
  for (let page = 0; page < 21; page++)
    await database.transaction((tx) =>
      tx.auditEvent.createMany({
        data: Array.from({ length: 100 }, () => ({
          at: new Date(),
          actorKind: "user",
          actorId: "marta",
          actorName: actor.name,
          action: "thing.changed",
          subject: "thing:1",
          details: "{}",
          requestId: "",
        })),
      }),
    );
  await database.transaction((tx) => recordAudit(tx, systemClock, { ...actor, id: "ines", name: "Ines" }, { action: "thing.changed", subject: "thing:1" }));
  let transactions = 0;
  const counting: typeof database = {
    ...database,
    transaction: (work, options) => {
      transactions++;
      return database.transaction(work, options);
    },
  };
  const eraseRest = await eraseNameFromAudit(counting, "marta", "Erased person");
  expect(transactions).toBeGreaterThan(2);
  await record("thing:late");
  await database.transaction(eraseRest);
  const names = await database.read.auditEvent.groupBy({ by: ["actorId", "actorName"], _count: true, orderBy: { actorId: "asc" } });
  expect(names.map((each) => [each.actorId, each.actorName, each._count])).toEqual([
    ["ines", "Ines", 1],
    ["marta", "Erased person", 2_101],
  ]);
});

test.runIf((process.env["DATABASE_URL"] ?? "").startsWith("file:") || process.env["DATABASE_URL"] === undefined)(
  "what one person did is found by an index",
  async () => {
    const plan = await database.read.$queryRaw<
      { detail: string }[]
    >`EXPLAIN QUERY PLAN SELECT id FROM AuditEvent WHERE actorId = 'marta' AND id > 5 ORDER BY id LIMIT 10`;
    expect(plan.map(({ detail }) => detail).join()).toContain("USING COVERING INDEX AuditEvent_actorId_id_idx");
  },
);
