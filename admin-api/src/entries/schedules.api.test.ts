import type { ScheduleView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Me } from "@pressbox/shared/identity/identity.schema.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { scheduleDue } from "./entries.events.ts";
import { articleFields, createEntry, type ProblemBody, patchVariant, publish, readVariant, rulesOf, settableClock, unpublish } from "./entries.testing.ts";

const clock = settableClock("2026-03-01T10:00:00Z");
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ clock });
});
afterAll(() => app.close());
beforeEach(() => clock.set("2026-03-01T10:00:00Z"));

let serial = 0;
const newArticle = async () => (await createEntry(app, articleFields(`Planned ${++serial}`))).id;
const schedules = async (id: string) => (await app.request<{ items: ScheduleView[] }>("get", `/api/v1/entries/${id}/schedules`, { as: "editor" })).body.items;

describe("planning a publish", () => {
  test("it appears when it is due and not before, at the wall time that was chosen", async () => {
    const id = await newArticle();
    const { body } = await publish(app, id, "en", { at: "2026-03-02T06:00", timeZone: "Asia/Qatar", reason: "Morning show" });
    expect(body.schedules).toMatchObject([
      { dueAt: "2026-03-02T03:00:00.000Z", wallTime: "2026-03-02T06:00", timeZone: "Asia/Qatar", state: "pending", version: 1 },
    ]);
    expect(body.variant).toMatchObject({ status: "scheduled", live: null });
    clock.set("2026-03-02T02:59:59.999Z");
    await app.relay.drain();
    expect((await readVariant(app, id)).live).toBeNull();
    clock.set("2026-03-02T03:00:00.000Z");
    await app.relay.drain();
    expect(await readVariant(app, id)).toMatchObject({ status: "live", live: { version: 1 }, schedules: [] });
    expect(await schedules(id)).toMatchObject([{ state: "done" }]);
  });

  test("what was planned goes live, not what was written since", async () => {
    const id = await newArticle();
    await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
    await patchVariant(app, id, { title: "Not yet meant for readers" });
    clock.set("2026-03-02T06:00:00Z");
    await app.relay.drain();
    expect(await readVariant(app, id)).toMatchObject({ status: "changed", changedFields: ["title"], live: { version: 1 } });
  });

  // Risk: the draft moves on to another slug, somebody else takes the planned one, and the plan fails at night.
  test("its slug stays reserved while the draft moves on to another", async () => {
    const { id } = await createEntry(app, { ...articleFields("Morning lead"), slug: "morning-lead" });
    await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
    await patchVariant(app, id, { slug: "another-lead" });
    const taken = await app.request<ProblemBody>("post", "/api/v1/entries", {
      as: "editor",
      body: { type: "article", locale: "en", fields: { slug: "morning-lead" } },
    });
    expect(taken.body.code).toBe("entries.slug_taken");
    clock.set("2026-03-02T06:00:00Z");
    await app.relay.drain();
    expect((await readVariant(app, id)).live).toMatchObject({ slug: "morning-lead" });
  });

  test("after downtime it still runs, late", async () => {
    const id = await newArticle();
    await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
    clock.set("2026-03-02T09:00:00Z");
    await app.relay.drain();
    expect((await readVariant(app, id)).live?.publishedAt).toBe("2026-03-02T09:00:00.000Z");
  });

  test("a gate that refuses at night leaves the plan visible as failed, with the reason", async () => {
    const target = await newArticle();
    const { id } = await createEntry(app, { ...articleFields("Points at it"), related: [target] });
    await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
    await app.request("delete", `/api/v1/entries/${target}`, { as: "editor" });
    clock.set("2026-03-02T06:00:00Z");
    await app.relay.drain();
    const variant = await readVariant(app, id);
    expect(variant).toMatchObject({ status: "draft", live: null, schedules: [{ state: "failed" }] });
    expect(variant.schedules[0]?.failure).toContain("fields.related.0");
    expect(await app.database.read.outboxMessage.count({ where: { type: scheduleDue.type } })).toBe(0);
  });

  test("a fault that can be seen now is said now", async () => {
    const { id } = await createEntry(app, { title: "Unfinished plan" });
    expect((await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" })).status).toBe(422);
    expect(await schedules(id)).toEqual([]);
  });

  test("calling it off works once, and nothing happens then", async () => {
    const id = await newArticle();
    const { body } = await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
    const cancel = () => app.request<ProblemBody>("delete", `/api/v1/entries/${id}/schedules/${body.schedules[0]!.id}`, { as: "publisher" });
    expect([(await cancel()).status, (await cancel()).body.code]).toEqual([204, "entries.schedule_ended"]);
    clock.set("2026-03-02T06:00:00Z");
    await app.relay.drain();
    expect(await readVariant(app, id)).toMatchObject({ status: "draft", live: null });
  });

  test("shared fields that went live meanwhile are not turned back", async () => {
    const id = await newArticle();
    await app.request("put", `/api/v1/entries/${id}/variants/es`, { as: "editor", body: { fields: articleFields(`Planeado ${serial}`) } });
    await publish(app, id, "es", { at: "2026-03-02T06:00:00Z" });
    await patchVariant(app, id, { related: [await newArticle()] });
    await publish(app, id, "en");
    clock.set("2026-03-02T06:00:00Z");
    await app.relay.drain();
    expect((await readVariant(app, id, "es")).live?.sharedVersion).toBe(2);
    expect((await readVariant(app, id, "en")).live?.sharedVersion).toBe(2);
  });
});

describe("planning an unpublish", () => {
  test("may follow a planned publish, and takes it away again", async () => {
    const id = await newArticle();
    expect((await unpublish(app, id, "en", { at: "2026-03-02T07:00:00Z" })).body.code).toBe("entries.not_live");
    await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
    expect((await unpublish(app, id, "en", { at: "2026-03-02T07:00:00Z" })).status).toBe(200);
    clock.set("2026-03-02T08:00:00Z");
    await app.relay.drain();
    expect((await schedules(id)).map((schedule) => [schedule.action, schedule.state])).toEqual([
      ["publish", "done"],
      ["unpublish", "done"],
    ]);
    expect((await readVariant(app, id)).live).toBeNull();
  });
});

test("after downtime plans run in the order of their times, not of their making", async () => {
  const id = await newArticle();
  await publish(app, id);
  await patchVariant(app, id, { title: "Later text" });
  await publish(app, id, "en", { at: "2026-03-02T07:00:00Z" });
  await unpublish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
  clock.set("2026-03-02T08:00:00Z");
  await app.relay.drain();
  expect((await schedules(id)).map((schedule) => [schedule.action, schedule.state])).toEqual([
    ["unpublish", "done"],
    ["publish", "done"],
  ]);
  expect((await readVariant(app, id)).live?.version).toBe(2);
});

describe("a time that cannot be used is refused with what would do", () => {
  test.each([
    ["that has passed", { at: "2026-03-01T09:59:59Z" }, { at: "time_past" }],
    ["that is no time", { at: "tomorrow", timeZone: "Europe/Paris" }, { at: "time_malformed" }],
    ["without a zone", { at: "2026-03-02T06:00" }, { timeZone: "required" }],
    ["in an unknown zone", { at: "2026-03-02T06:00", timeZone: "Mars/Base" }, { timeZone: "time_zone_unknown" }],
    ["that is skipped in Paris", { at: "2026-03-29T02:30", timeZone: "Europe/Paris" }, { at: "time_skipped" }],
    ["that is skipped at midnight in Cairo", { at: "2026-04-24T00:30", timeZone: "Africa/Cairo" }, { at: "time_skipped" }],
    ["that comes twice in Lord Howe", { at: "2026-04-05T01:45", timeZone: "Australia/Lord_Howe" }, { offset: "time_ambiguous" }],
    ["with an offset that it does not have", { at: "2026-10-25T02:30", timeZone: "Europe/Paris", offset: "+05:00" }, { offset: "time_offset_wrong" }],
  ])("%s", async (_name, when, rules) => {
    const id = await newArticle();
    const { status, body } = await publish(app, id, "en", when);
    expect([status, rulesOf(body)]).toEqual([422, rules]);
  });

  test("the skipped hour names both neighbours, the doubled one both offsets", async () => {
    const id = await newArticle();
    const skipped = await publish(app, id, "en", { at: "2026-03-29T02:30", timeZone: "Europe/Paris" });
    expect(skipped.body.details?.["choices"]).toMatchObject([{ local: "2026-03-29T01:30" }, { local: "2026-03-29T03:30" }]);
    const doubled = await publish(app, id, "en", { at: "2026-10-25T02:30", timeZone: "Europe/Paris" });
    expect(doubled.body.details?.["choices"]).toMatchObject([{ offset: "+02:00" }, { offset: "+01:00" }]);
    const chosen = await publish(app, id, "en", { at: "2026-10-25T02:30", timeZone: "Europe/Paris", offset: "+01:00" });
    expect(chosen.body.schedules[0]?.dueAt).toBe("2026-10-25T01:30:00.000Z");
  });
});

describe("a plan where open suggestions stop a publish", () => {
  const marked = (authorId: string) => {
    const insertion = { type: "insertion", attrs: { id: "s1", authorId, at: "2026-03-01T09:00:00.000Z" } };
    const content = [
      { type: "text", text: "Goal by Saka" },
      { type: "text", text: ", late", marks: [insertion] },
    ];
    return { type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id: "p1" }, content }] };
  };
  const clean = { type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: "Goal by Saka" }] }] };
  let authorId: string;
  const setLevel = async (level: string) => {
    const body = { check: "open-suggestions", contentType: "*", level };
    expect((await app.request("put", "/api/v1/check-settings", { as: "administrator", body })).status).toBe(200);
  };
  beforeAll(async () => {
    authorId = (await app.request<Me>("get", "/api/v1/me", { as: "editor" })).body.actor.id;
  });
  beforeEach(() => setLevel("blocking"));
  const planAndRun = async (id: string, before: () => Promise<unknown> = async () => undefined) => {
    const planned = await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" });
    await before();
    clock.set("2026-03-02T06:00:00Z");
    await app.relay.drain();
    return [planned.status, (await schedules(id))[0]?.state];
  };

  test("runs when those that were open in an older version were rejected before it was made", async () => {
    const { id } = await createEntry(app, { ...articleFields("Rejected since"), body: marked(authorId) });
    await app.request("post", `/api/v1/entries/${id}/variants/en/versions`, { as: "editor", body: {} });
    await patchVariant(app, id, { body: clean });
    expect(await planAndRun(id)).toEqual([200, "done"]);
    expect((await readVariant(app, id)).live).toMatchObject({ version: 2 });
  });

  test("runs when somebody suggests something after it was made, and is refused while something is open", async () => {
    const { id } = await createEntry(app, { ...articleFields("Suggested since"), body: clean });
    expect((await patchVariant(app, id, { body: marked(authorId) })).status).toBe(200);
    expect((await publish(app, id, "en", { at: "2026-03-02T06:00:00Z" })).status).toBe(422);
    await patchVariant(app, id, { body: clean });
    expect(await planAndRun(id, () => patchVariant(app, id, { body: marked(authorId) }))).toEqual([200, "done"]);
  });

  test("runs when those that were open when it last went live are decided by now", async () => {
    const { id } = await createEntry(app, { ...articleFields("Live with some"), body: marked(authorId) });
    await setLevel("advice");
    expect((await publish(app, id)).status).toBe(200);
    await patchVariant(app, id, { body: clean });
    await setLevel("blocking");
    expect(await planAndRun(id)).toEqual([200, "done"]);
    expect(await readVariant(app, id)).toMatchObject({ status: "live", live: { version: 2 } });
  });
});
