import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry, patchVariant, publish, readVariant, unpublish } from "./entries.testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** What must hold after any interleaving: commits dense, history without overlap, the publication equal to the open row of history. */
async function expectConsistentHistory(): Promise<void> {
  const commits = (await app.database.read.commit.findMany({ orderBy: { seq: "asc" }, select: { seq: true } })).map((commit) => commit.seq);
  expect(commits).toEqual(commits.map((_seq, index) => index + 1));
  const rows = await app.database.read.publicationHistory.findMany({ orderBy: [{ entryId: "asc" }, { locale: "asc" }, { fromSeq: "asc" }] });
  for (const [index, row] of rows.entries()) {
    expect(row.fromSeq).toBeLessThan(row.toSeq);
    const next = rows[index + 1];
    if (next && next.entryId === row.entryId && next.locale === row.locale) expect(next.fromSeq).toBeGreaterThanOrEqual(row.toSeq);
  }
  for (const publication of await app.database.read.publication.findMany()) {
    const open = rows.find((row) => row.entryId === publication.entryId && row.locale === publication.locale && row.toSeq === 2_147_483_647);
    expect(open?.version ?? 0).toBe(publication.version);
  }
}

describe("at the same moment", () => {
  test("ten saves of one field from one revision: one stands, nine are told", async () => {
    const { id, variant } = await createEntry(app, articleFields("Contested"));
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, index) => patchVariant(app, id, { title: `Writer ${index}` }, { ifMatch: variant.revision })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
    const winner = replies.find((reply) => reply.status === 200);
    expect((await readVariant(app, id)).title).toBe(winner?.body.title);
  });

  test("saves of different fields all stand", async () => {
    const { id, variant } = await createEntry(app, articleFields("Shared work"));
    const wishes = [{ title: "A" }, { summary: "B" }, { tags: ["c"] }, { related: [] as string[] }];
    const replies = await Promise.all(wishes.map((fields) => patchVariant(app, id, fields, { ifMatch: variant.revision })));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200]);
    expect((await readVariant(app, id)).fields).toMatchObject({ title: "A", summary: "B", tags: ["c"] });
  });

  test("two new entries with one title get two slugs; two with one slug: one is refused", async () => {
    const titled = await Promise.all([1, 2, 3].map(() => createEntry(app, { title: "Breaking" })));
    expect(new Set(titled.map((entry) => entry.variant.fields["slug"]))).toEqual(new Set(["breaking", "breaking-2", "breaking-3"]));
    const body = { type: "article", locale: "en", fields: { slug: "exclusive" } };
    const replies = await Promise.all([1, 2].map(() => app.request("post", "/api/v1/entries", { as: "editor", body })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409]);
  });

  test("publishers of many entries: every commit has its number, without gaps", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 12; index++) ids.push((await createEntry(app, articleFields(`Busy ${index}`))).id);
    const replies = await Promise.all(ids.map((id) => publish(app, id)));
    expect(new Set(replies.map((reply) => reply.body.commitSeq)).size).toBe(12);
    await expectConsistentHistory();
  });

  test("two publishers of one draft make one commit", async () => {
    const { id } = await createEntry(app, articleFields("Twice"));
    const [one, two] = await Promise.all([publish(app, id), publish(app, id)]);
    expect([one.status, two.status, one.body.commitSeq]).toEqual([200, 200, two.body.commitSeq]);
  });

  test("publish, unpublish and edits of one entry: whatever the order, history and publication agree", async () => {
    const { id } = await createEntry(app, articleFields("Storm"));
    await publish(app, id);
    for (let round = 0; round < 4; round++) {
      const replies = await Promise.all([
        patchVariant(app, id, { summary: `Round ${round}` }),
        publish(app, id),
        unpublish(app, id),
        publish(app, id),
        patchVariant(app, id, { title: `Storm ${round}` }),
        unpublish(app, id),
      ]);
      for (const reply of replies) expect([200, 409]).toContain(reply.status);
    }
    await expectConsistentHistory();
  });
});
