import { request as httpRequest } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { entriesPublished, scheduleDue } from "../entries/entries.public.ts";
import { uploadExpired } from "../media/media.public.ts";
import { articleFields, publishArticle, publishSet } from "./testing-newsroom.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** What the tests look at of an entry, a list or a problem; each answer has its own part of it. */
interface Answer {
  readonly title: string;
  readonly id: string;
  readonly fields: {
    readonly body: { readonly html: string; readonly json: { readonly type: string } };
    readonly related: readonly unknown[];
  };
  readonly items: readonly Answer[];
  readonly nextCursor: string | null;
  readonly errors: readonly { readonly path: string; readonly rule: string }[];
}
const read = (path: string, headers: Record<string, string> = {}) => app.request<Answer>("get", `/delivery/v1/${path}`, { headers });

/** The same of the Delivery page's API. */
interface Page {
  readonly items: readonly {
    readonly id: string;
    readonly seq: number;
    readonly visibleAt: string | null;
    readonly purgedAt: string | null;
    readonly about?: { readonly kind: string };
  }[];
  readonly nextCursor: string | null;
}
const publish = async (article: Parameters<typeof publishArticle>[1]) => {
  const published = await publishArticle(app.platform, article);
  await app.relay.drain();
  return published;
};
/** Sets the chain of a language and waits until delivery has read it. */
async function setFallback(code: string, fallback: string): Promise<void> {
  await app.database.transaction((tx) => tx.locale.update({ where: { code }, data: { fallback } }));
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  await read("en/article");
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe("one entry", () => {
  test("a published article is read by slug and by id, with its fields, rich text as JSON and HTML", async () => {
    const { entryId } = await publish({ slug: "flood-barrier", title: "Flood barrier opens" });
    const bySlug = await read("en/article/flood-barrier");
    expect(bySlug.status).toBe(200);
    expect(bySlug.body).toMatchObject({
      id: entryId,
      type: "article",
      locale: "en",
      requestedLocale: "en",
      slug: "flood-barrier",
      title: "Flood barrier opens",
      version: 1,
    });
    expect(bySlug.body.fields.body.html).toBe("<p>Flood barrier opens, at length.</p>");
    expect(bySlug.body.fields.body.json.type).toBe("doc");
    expect(bySlug.body.fields).toMatchObject({ heroImage: null, tags: [], related: [] });
    expect((await read(`en/entries/${entryId}`)).body).toEqual(bySlug.body);
  });

  test("what is not published is a 404 problem that is cached briefly; publishing it shows it at once, unpublishing hides it at once", async () => {
    const missing = await read("en/article/soon");
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({ code: "delivery.not_found", status: 404 });
    expect(missing.headers.get("Surrogate-Key")).toMatch(/\bs-[0-9a-f]{16}\b/);
    const { entryId } = await publish({ slug: "soon", title: "Soon" });
    expect((await read("en/article/soon")).status).toBe(200);
    await publishSet(app.platform, [{ entryId, locale: "en", slug: null }]);
    await app.relay.drain();
    expect((await read("en/article/soon")).status).toBe(404);
    expect((await read(`en/entries/${entryId}`)).status).toBe(404);
  });

  test("an old slug redirects to the new one, also after two changes", async () => {
    const { entryId } = await publish({ slug: "first-name", title: "T" });
    await publish({ entryId, slug: "second-name", title: "T" });
    await publish({ entryId, slug: "third-name", title: "T" });
    for (const old of ["first-name", "second-name"]) {
      const reply = await read(`en/article/${old}`);
      expect(reply.status).toBe(301);
      expect(reply.headers.get("Location")).toBe("/delivery/v1/en/article/third-name");
    }
  });

  test("slugs in any script, broken percent signs, unknown locales and types, and unknown parameters", async () => {
    await publish({ slug: "إيطاليا-بطلة", locale: "ar", title: "إيطاليا بطلة أوروبا" });
    expect((await read(`ar/article/${encodeURIComponent("إيطاليا-بطلة")}`)).body.title).toBe("إيطاليا بطلة أوروبا");
    for (const path of ["en/article/%E0%A4%A", "xx/article/flood-barrier", "en/nothing/flood-barrier", "en/article/a/b", "en//x"])
      expect((await read(path)).status).toBe(404);
    const unknown = await read("en/article/flood-barrier?utm=1");
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors[0]).toMatchObject({ path: "utm", rule: "unknown_field" });
    expect((await app.request("post", "/delivery/v1/en/article/flood-barrier", { body: {} })).status).toBe(405);
  });

  test("a missing language falls back whole, says so, and stops falling back when it is published", async () => {
    await setFallback("es", "en");
    const { entryId } = await publish({ slug: "final", title: "The final" });
    const fallen = await read("es/article/final");
    expect(fallen.body).toMatchObject({ requestedLocale: "es", locale: "en", title: "The final" });
    expect((await read("ar/article/final")).status).toBe(404);
    await publish({ entryId, locale: "es", slug: "la-final", title: "La final" });
    const moved = await read("es/article/final");
    expect([moved.status, moved.headers.get("Location")]).toEqual([301, "/delivery/v1/es/article/la-final"]);
    expect((await read("es/article/la-final")).body).toMatchObject({ locale: "es", alternates: [{ locale: "en" }] });
    await setFallback("es", "");
  });

  test("references are resolved one level and leave the answer when their entry is taken down; links to it become text", async () => {
    const { entryId: other } = await publish({ slug: "the-other", title: "The other" });
    const link = { type: "text", text: "see", marks: [{ type: "link", attrs: { entryId: other } }] };
    const body = { type: "doc", formatVersion, content: [{ type: "paragraph", content: [link] }] };
    await publish({ slug: "with-reference", title: "With reference", shared: { related: [other, newId()] }, more: { body } });
    const before = await read("en/article/with-reference");
    expect(before.body.fields.related).toEqual([expect.objectContaining({ id: other, title: "The other", slug: "the-other", type: "article" })]);
    expect(before.body.fields.body.html).toContain(`data-entry-id="${other}"`);
    expect(before.headers.get("Surrogate-Key")).toContain(`e-${other}`);
    await publishSet(app.platform, [{ entryId: other, locale: "en", slug: null }]);
    await app.relay.drain();
    const after = await read("en/article/with-reference");
    expect(after.body.fields.related).toEqual([]);
    expect(after.body.fields.body.html).toBe("<p>see</p>");
    expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
  });
});

describe("HTTP", () => {
  test("a strong ETag of the content: 304 for whoever has it, in any encoding, and for HEAD", async () => {
    await publish({ slug: "tagged", title: "Tagged".repeat(400) });
    const first = await read("en/article/tagged", { "Accept-Encoding": "identity" });
    const tag = first.headers.get("ETag") ?? "";
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect((await read("en/article/tagged", { "If-None-Match": tag })).status).toBe(304);
    expect((await read("en/article/tagged", { "If-None-Match": `"other", W/${tag}` })).status).toBe(304);
    await publish({ slug: "somebody-else", title: "Somebody else" });
    expect((await read("en/article/tagged", { "If-None-Match": tag })).status).toBe(304);
    const head = await app.request("head", "/delivery/v1/en/article/tagged");
    expect([head.status, head.body]).toEqual([200, ""]);
    expect(first.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(first.headers.get("Vary")).toBe("Accept-Encoding");
  });

  test("Brotli where the reader takes it, the same content, another ETag", async () => {
    await publish({ slug: "long", title: "Long ".repeat(500) });
    const raw = await new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
      httpRequest(`${app.url}/delivery/v1/en/article/long`, { headers: { "Accept-Encoding": "gzip, br" } }, (reply) => {
        const parts: Buffer[] = [];
        reply.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve({ headers: reply.headers, bytes: Buffer.concat(parts) }));
      })
        .on("error", reject)
        .end();
    });
    expect(raw.headers["content-encoding"]).toBe("br");
    const plain = await read("en/article/long", { "Accept-Encoding": "identity" });
    expect(JSON.parse(brotliDecompressSync(raw.bytes).toString())).toEqual(plain.body);
    expect(raw.headers["etag"]).toBe(plain.headers.get("ETag")?.replace(/"$/, '-br"'));
    expect(raw.bytes.length).toBeLessThan(Number(plain.headers.get("Content-Length")) / 3);
  });

  test("time travel shows a moment to those who may, privately", async () => {
    const { entryId } = await publish({ slug: "travelled", title: "Before" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const then = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await publish({ entryId, slug: "travelled", title: "After" });
    const path = `/delivery/v1/en/article/travelled?at=${then}`;
    expect((await app.request("get", path)).status).toBe(401);
    expect((await app.request("get", path, { as: "editor" })).status).toBe(403);
    const past = await app.request<Answer>("get", path, { as: "publisher" });
    expect(past.body.title).toBe("Before");
    expect(past.headers.get("Cache-Control")).toBe("private, no-store");
    expect((await read("en/article/travelled")).body.title).toBe("After");
    expect((await app.request("get", "/delivery/v1/en/article/travelled?at=2021-07-11T21:00", { as: "publisher" })).status).toBe(422);
    expect((await app.request("get", "/delivery/v1/en/article/travelled?at=1999-01-01T00:00:00Z", { as: "publisher" })).status).toBe(404);
  });
});

describe("lists", () => {
  test("pages keep to the moment of the first page, but what is taken down meanwhile is gone", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++)
      ids.push((await publish({ slug: `page-${n}`, title: `Page ${n}`, more: { tags: ["paged"] }, shared: { tags: ["paged"] } })).entryId);
    const first = await read("en/article?limit=3&tag=paged");
    expect(first.body.items.map((item) => item.title)).toEqual(["Page 6", "Page 5", "Page 4"]);
    expect(first.body.items[0]?.fields).not.toHaveProperty("body");
    await publish({ slug: "page-7", title: "Page 7", shared: { tags: ["paged"] } });
    await publish({ entryId: ids[2]!, slug: "page-2", title: "Page 2, changed", shared: { tags: ["paged"] } });
    await publishSet(app.platform, [{ entryId: ids[1]!, locale: "en", slug: null }]);
    await app.relay.drain();
    const second = await read(`en/article?limit=3&tag=paged&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map((item) => item.title)).toEqual(["Page 3", "Page 2", "Page 0"]);
    expect(second.body.nextCursor).toBeNull();
  });

  test("sorts, ids, references and field filters; a filter that the type does not have is refused", async () => {
    const { entryId: a } = await publish({ slug: "filter-a", title: "Filter A" });
    const { entryId: b } = await publish({ slug: "filter-b", title: "Filter B", shared: { related: [a] } });
    await publish({ entryId: a, slug: "filter-a", title: "Filter A2" });
    const titles = async (query: string) => (await read(`en/article?${query}`)).body.items.map((item) => item.title);
    expect(await titles(`ids=${a},${b}`)).toEqual(["Filter B", "Filter A2"]);
    expect(await titles(`ids=${a},${b}&sort=-publishedAt`)).toEqual(["Filter A2", "Filter B"]);
    expect(await titles(`references=${a}`)).toEqual(["Filter B"]);
    expect(await titles(`filter[related]=${a}`)).toEqual(["Filter B"]);
    expect((await read("en/article?filter[title]=x")).status).toBe(422);
    expect((await read("en/article?limit=0")).status).toBe(422);
    expect((await read("en/article?cursor=abc")).status).toBe(400);
    expect((await read("en/article?limit=5&include=rich-text")).body.items[0]?.fields.body.html).toContain("<p>");
  });

  test("a list names its own key and those of what it shows", async () => {
    const { entryId } = await publish({ slug: "keyed", title: "Keyed" });
    const keys = (await read("en/article?limit=1")).headers.get("Surrogate-Key")?.split(" ") ?? [];
    expect(keys).toEqual(expect.arrayContaining(["l-article-en", `e-${entryId}`]));
  });
});

describe("one commit is seen whole", () => {
  test("a reader who asks for two entries published together never sees one old and one new", { timeout: 60_000 }, async () => {
    const [a, b] = [newId(), newId()];
    const both = (n: number) =>
      publishSet(app.platform, [
        { entryId: a, locale: "en", slug: "twin-a", own: articleFields(`Twin ${n}`, "twin-a") },
        { entryId: b, locale: "en", slug: "twin-b", own: articleFields(`Twin ${n}`, "twin-b") },
      ]);
    await both(0);
    await app.relay.drain();
    let isOver = false;
    const seen = new Set<string>();
    const hammer = (async () => {
      while (!isOver) {
        const { items } = (await read(`en/article?ids=${a},${b}`)).body;
        expect(items).toHaveLength(2);
        expect(items[0]?.title).toBe(items[1]?.title);
        seen.add(items[0]?.title ?? "");
      }
    })();
    for (let n = 1; n <= 15; n++) {
      await both(n);
      await app.relay.drain();
    }
    isOver = true;
    await hammer;
    expect(seen.size).toBeGreaterThan(3);
  });
});

describe("the Delivery page", () => {
  test("shows where the region stands, the commits and what is live", async () => {
    const { entryId, seq } = await publish({ slug: "shown", title: "Shown" });
    const overview = await app.request<Page>("get", "/api/v1/delivery", { as: "editor" });
    expect(overview.body).toMatchObject({ epoch: seq, commitSeq: seq, cache: "in-process", isCacheReachable: true, cdn: "none" });
    const commits = await app.request<Page>("get", "/api/v1/delivery/commits?limit=1", { as: "editor" });
    expect(commits.body.items[0]).toMatchObject({ seq, variants: [{ entryId, title: "Shown", version: 1 }] });
    expect(commits.body.items[0]?.visibleAt).not.toBeNull();
    expect(commits.body.items[0]?.purgedAt).not.toBeNull();
    const older = await app.request<Page>("get", `/api/v1/delivery/commits?limit=1&cursor=${commits.body.nextCursor}`, { as: "editor" });
    expect(older.body.items[0]?.seq).toBe(seq - 1);
    const live = await app.request<Page>("get", "/api/v1/delivery/live?limit=1&type=article&locale=en", { as: "editor" });
    expect(live.body.items[0]).toMatchObject({ entryId, title: "Shown", slug: "shown" });
    expect((await app.request("get", "/api/v1/delivery")).status).toBe(401);
  });

  test("a dead message is listed, retried by a publisher and not by an editor, discarded with an audit record", async () => {
    const append = () =>
      app.platform.database.transaction((tx) =>
        tx.outboxMessage.create({
          data: {
            queue: "purge",
            orderingKey: "",
            type: "delivery.purge_requested",
            payload: JSON.stringify({ commitSeq: 0, keys: ["e-1"] }),
            claimableAt: new Date(),
            leaseToken: "",
            lastError: "refused",
            attempts: 10,
            deadAt: new Date(),
            createdAt: new Date(),
          },
        }),
      );
    const [first, second] = [await append(), await append()];
    const dead = await app.request<Page>("get", "/api/v1/delivery/messages?state=dead&queue=purge", { as: "publisher" });
    expect(dead.body.items.map((item) => item.id)).toEqual([String(second.id), String(first.id)]);
    const retry = `/api/v1/delivery/messages/${first.id}/retry`;
    expect((await app.request("post", retry, { as: "editor" })).status).toBe(403);
    expect((await app.request("post", retry, { as: "publisher" })).status).toBe(204);
    await app.relay.drain();
    expect((await app.request("post", retry, { as: "publisher" })).status).toBe(404);
    expect((await app.request("delete", `/api/v1/delivery/messages/${second.id}`, { as: "publisher" })).status).toBe(204);
    const audit = await app.database.read.auditEvent.findMany({
      where: { subject: { in: [`message:${first.id}`, `message:${second.id}`] } },
      orderBy: { id: "asc" },
    });
    expect(audit.map((event) => event.action)).toEqual(["message.retried", "message.discarded"]);
  });

  test("the queue says what its messages are about, schedules first, and leaves out housekeeping and cancelled plans", async () => {
    const { entryId, seq } = await publish({ slug: "planned", title: "Planned" });
    const dueAt = new Date(Date.now() + 86_400_000);
    const plan = { entryId, locale: "es", action: "publish", version: 1, sharedVersion: 1, dueAt, timeZone: "UTC", wallTime: "", failure: "", reason: "" };
    const made = { createdById: "system", createdAt: new Date() };
    const [pending, cancelled] = [newId(), newId()];
    const later = { notBefore: dueAt };
    await app.database.transaction(async (tx) => {
      await tx.schedule.create({ data: { id: pending, state: "pending", ...plan, ...made } });
      await tx.schedule.create({ data: { id: cancelled, state: "cancelled", ...plan, ...made } });
      await app.platform.outbox.append(tx, scheduleDue, { scheduleIds: [pending] }, later);
      await app.platform.outbox.append(tx, scheduleDue, { scheduleIds: [cancelled] }, later);
      await app.platform.outbox.append(tx, uploadExpired, { uploadId: newId() }, later);
      await app.platform.outbox.append(tx, entriesPublished, { commitSeq: seq }, later);
    });
    const queue = await app.request<Page>("get", "/api/v1/delivery/messages?state=planned", { as: "editor" });
    const abouts = queue.body.items.map((item) => item.about);
    expect(abouts).toEqual([
      { kind: "schedule", dueAt: dueAt.toISOString(), action: "publish", variants: [{ entryId, locale: "es", title: expect.any(String) }], total: 1 },
      { kind: "commit", seq, variants: [{ entryId, locale: "en", title: expect.any(String) }], total: 1 },
    ]);
    const first = await app.request<Page>("get", "/api/v1/delivery/messages?state=planned&limit=1", { as: "editor" });
    const rest = await app.request<Page>("get", `/api/v1/delivery/messages?state=planned&limit=10&cursor=${first.body.nextCursor}`, { as: "editor" });
    expect([...first.body.items, ...rest.body.items].map((item) => item.about?.kind)).toEqual(["schedule", "commit"]);
    await app.database.transaction((tx) => tx.outboxMessage.updateMany({ where: { type: uploadExpired.type }, data: { attempts: 1 } }));
    const failed = await app.request<Page>("get", "/api/v1/delivery/messages?queue=media", { as: "editor" });
    expect(failed.body.items.map((item) => item.about?.kind)).toEqual(["asset-upload"]);
  });
});
