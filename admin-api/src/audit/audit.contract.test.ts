import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../platform/clock.ts";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { recordAudit } from "./audit.public.ts";
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
