import type { DeliveredEntry } from "@pressbox/shared/delivery/delivery.schema.ts";
import type { CreatedPreviewLink, PreviewLink } from "@pressbox/shared/delivery/preview.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestRequest } from "../../app/testing.ts";
import { articleFields, createEntry, paragraph, patchVariant, publish, type SettableClock, settableClock, variantPath } from "../../entries/entries.testing.ts";
import { addPerson, signInAs } from "../../identity/testing.ts";
import { openPreviewLink } from "./use-cases/open-preview-link.ts";

let app: TestApp;
let clock: SettableClock;
let entryId: string;
beforeAll(async () => {
  clock = settableClock("2026-07-11T12:00:00Z");
  app = await startTestApp({ clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  clock.set("2026-07-11T12:00:00Z");
  ({ id: entryId } = await createEntry(app, articleFields("Italy v England")));
});

const preview = (as: TestRequest["as"] = "editor", locale = "en") =>
  app.request<DeliveredEntry>("get", variantPath(entryId, locale, "/preview"), as === undefined ? {} : { as });
const share = (as: NonNullable<TestRequest["as"]> = "editor", body: unknown = {}, locale = "en") =>
  app.request<CreatedPreviewLink & { code: string }>("post", variantPath(entryId, locale, "/preview-links"), { as, body });
const secretOf = (link: CreatedPreviewLink) => link.url.slice(link.url.lastIndexOf("/") + 1);
const page = (secret: string, headers: Record<string, string> = {}) => app.request<string>("get", `/preview/${secret}`, { headers });
const json = (secret: string) => app.request<DeliveredEntry>("get", `/delivery/v1/preview/${secret}`);

/** A picture that is ready, as the rows of an upload leave it. */
async function addPicture(): Promise<string> {
  const id = newId();
  const now = clock.now();
  const hash = "a".repeat(64);
  const rendition = { name: "w640.jpg", contentType: "image/jpeg", width: 640, height: 360, sizeBytes: 9 };
  await app.database.transaction(async (tx) => {
    const made = { kind: "image", state: "ready", failure: "", fileName: "shaw.jpg", versionHash: hash, credit: "Agency", searchText: "" };
    await tx.asset.create({ data: { id, ...made, createdById: "system", createdAt: now, updatedAt: now } });
    const file = { blobPath: "x", contentType: "image/jpeg", sizeBytes: 9n, width: 640, height: 360, durationMs: 0, dominantColour: "#224422" };
    await tx.assetVersion.create({ data: { assetId: id, hash, ...file, renditions: JSON.stringify([rendition]), createdAt: now } });
    await tx.assetText.create({ data: { assetId: id, locale: "en", alt: "Shaw scores", caption: "After 1:57" } });
  });
  return id;
}

describe("the draft as delivery would answer it", () => {
  test("is what readers get once it is published, but for its version and times", async () => {
    const assetId = await addPicture();
    const { id: team } = await createEntry(app, articleFields("The other final"));
    await publish(app, team);
    const { id: hidden } = await createEntry(app, articleFields("Nobody sees this yet"));
    const link = (id: string, text: string) => ({ type: "text", text, marks: [{ type: "entryLink", attrs: { entryId: id } }] });
    await patchVariant(app, entryId, {
      body: {
        type: "doc",
        formatVersion,
        content: [
          { type: "paragraph", content: [link(team, "live"), { type: "text", text: " and " }, link(hidden, "hidden")] },
          { type: "image", attrs: { assetId } },
        ],
      },
      heroImage: assetId,
      tags: ["Euro 2020"],
      related: [team, hidden],
    });
    await app.relay.drain();
    const before = (await preview()).body;
    expect(before).toMatchObject({ version: 0, url: `/en/articles/${before.slug}`, title: "Italy v England" });
    expect(before.slug).toMatch(/^italy-v-england/);
    expect((await app.request("get", `/delivery/v1/en/entries/${entryId}`)).status).toBe(404);
    expect((await publish(app, entryId)).status).toBe(200);
    await app.relay.drain();
    const delivered = (await app.request<DeliveredEntry>("get", `/delivery/v1/en/entries/${entryId}`)).body;
    const withoutTimes = ({ version: _version, firstPublishedAt: _first, publishedAt: _published, ...rest }: DeliveredEntry) => rest;
    expect(withoutTimes(before)).toEqual(withoutTimes(delivered));
    expect(JSON.stringify(before.fields["body"])).toContain("After 1:57");
    expect(before.fields["related"]).toHaveLength(1);
    expect(withoutTimes((await preview()).body)).toEqual(withoutTimes(delivered));
  });

  test("leaves out what is only suggested", async () => {
    const ines = await addPerson(app, "ines@pressbox.test");
    const { cookie } = await signInAs(app, "ines@pressbox.test");
    const suggestion = { id: "suggestion1", authorId: ines.id, at: "2026-07-11T12:00:00.000Z" };
    const content = [
      { type: "text", text: "Italy " },
      { type: "text", text: "never ", marks: [{ type: "insertion", attrs: suggestion }] },
      { type: "text", text: "win", marks: [{ type: "deletion", attrs: { ...suggestion, id: "suggestion2" } }] },
    ];
    const body = { type: "doc", formatVersion, content: [{ type: "paragraph", content }] };
    const patched = await patchVariant(app, entryId, { body }, { as: { cookie } });
    expect(patched.status).toBe(200);
    expect((await preview()).body.fields["body"]).toMatchObject({ html: "<p>Italy win</p>" });
  });

  test("shows a draft that is changed, and never reaches readers or anything that keeps answers", async () => {
    await publish(app, entryId);
    await app.relay.drain();
    await patchVariant(app, entryId, { title: "Not for readers yet" });
    const reply = await preview();
    expect(reply.body.title).toBe("Not for readers yet");
    expect(reply.headers.get("Cache-Control")).toBe("private, no-store");
    expect(reply.headers.get("Surrogate-Key")).toBeNull();
    for (const path of [`en/entries/${entryId}`, "en/article"])
      expect(JSON.stringify((await app.request("get", `/delivery/v1/${path}`)).body)).not.toContain("Not for readers yet");
    expect(await app.database.read.deliveryDocument.count({ where: { version: 0 } })).toBe(0);
  });

  test("is for those who may read the type; an unknown, binned or shared part is not there", async () => {
    await addPerson(app, "elsewhere@pressbox.test", "editor", { contentType: "team" });
    const elsewhere = await signInAs(app, "elsewhere@pressbox.test");
    expect((await preview({ cookie: elsewhere.cookie })).status).toBe(404);
    expect((await preview("translator")).status).toBe(200);
    expect((await preview("editor", "fr")).status).toBe(404);
    expect((await preview("editor", "*")).status).toBe(404);
    await app.request("delete", `/api/v1/entries/${entryId}`, { as: "administrator" });
    expect((await preview()).status).toBe(404);
  });
});

describe("a link whose maker may share it no longer", () => {
  test("has no effect: what somebody types is not stored for it", async () => {
    const flushed: string[] = [];
    const delivered = (await preview()).body;
    const deps = { ...app.platform, previews: { read: async () => delivered }, flushSeldom: async (id: string) => void flushed.push(id) };
    const lena = await addPerson(app, "lena@pressbox.test", "editor");
    const { cookie } = await signInAs(app, "lena@pressbox.test");
    const secret = secretOf((await share({ cookie })).body);
    expect((await openPreviewLink(deps, secret))?.link.entryId).toBe(entryId);
    expect(flushed).toEqual([entryId]);
    await app.database.transaction((tx) => tx.roleGrant.updateMany({ where: { userId: lena.id }, data: { role: "media-manager" } }));
    expect(await openPreviewLink(deps, secret)).toBeNull();
    expect(await openPreviewLink(deps, "A".repeat(43))).toBeNull();
    expect(flushed).toEqual([entryId]);
  });
});

describe("a link", () => {
  test("shows the draft to somebody without an account, as a page and as JSON, and follows the draft", async () => {
    const { body: link, status } = await share();
    expect(status).toBe(201);
    expect(link.url).toMatch(/^http:\/\/pressbox\.test\/preview\/[\w-]{43}$/);
    expect(link.expiresAt).toBe("2026-07-12T12:00:00.000Z");
    await patchVariant(app, entryId, { title: "Typed later" });
    const shown = await page(secretOf(link));
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('<html lang="en" dir="ltr">');
    expect(shown.body).toContain("<h1>Typed later</h1>");
    const { body } = await json(secretOf(link));
    expect(body).toEqual((await preview()).body);
  });

  test("is never kept, indexed or passed on, and its page can run no script", async () => {
    const { headers } = await page(secretOf((await share()).body));
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect(headers.get("Cache-Control")).toBe("private, no-store");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("X-Robots-Tag")).toContain("noindex");
    expect(headers.get("Set-Cookie")).toBeNull();
  });

  test("is over when its time is, when it is revoked, and when whoever made it leaves or loses the right: nobody is told which", async () => {
    const marta = await addPerson(app, "marta@pressbox.test");
    const { cookie } = await signInAs(app, "marta@pressbox.test");
    const [short, revoked, left] = [await share("editor", { lifetimeMinutes: 15 }), await share("translator", {}, "en"), await share({ cookie })].map(
      ({ body }) => body,
    );
    expect((await page(secretOf(short!))).status).toBe(200);
    await app.request("delete", `/api/v1/preview-links/${revoked!.id}`, { as: "editor" });
    await app.request("patch", `/api/v1/users/${marta.id}`, {
      as: "administrator",
      body: { grants: [{ role: "media-manager", contentType: "*", locale: "*" }] },
    });
    clock.set("2026-07-11T12:15:00Z");
    for (const secret of [secretOf(short!), secretOf(revoked!), secretOf(left!), "A".repeat(43), "x"]) {
      const gone = await page(secret);
      expect([gone.status, gone.body]).toEqual([404, (await page("B".repeat(43))).body]);
      expect(gone.body).toContain("This preview is over");
      expect(gone.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
      const problem = await app.request("get", `/delivery/v1/preview/${secret}`);
      expect([problem.status, problem.body["code"]]).toEqual([404, "delivery.preview_gone"]);
    }
  });

  test("says that it is over in the language of whoever opens it", async () => {
    expect((await page("x", { "Accept-Language": "ar-EG, en;q=0.5" })).body).toContain('<html lang="ar" dir="rtl">');
    expect((await page("x", { "Accept-Language": "xx" })).body).toContain('<html lang="en"');
  });

  test("opens this one variant and nothing else", async () => {
    const secret = secretOf((await share()).body);
    for (const headers of [{ Authorization: `Bearer ${secret}` }, { Cookie: `pressbox_session=${secret}` }])
      expect((await app.request("get", variantPath(entryId, "en", "/preview"), { headers })).status).toBe(401);
    expect((await app.request("get", `/preview/${secret}/`)).status).toBe(200);
    for (const path of [`/preview/${secret}/x`, `/preview/${secret}%2f..%2fapi`, `/delivery/v1/preview/${secret}/x`])
      expect(JSON.stringify((await app.request("get", path)).body)).not.toContain("Italy v England");
  });

  test("is kept as a hash only, is in the audit record without its secret, and can be listed and ended", async () => {
    const { body: link } = await share();
    await page(secretOf(link));
    const [row] = await app.database.read.previewLink.findMany({ where: { entryId } });
    expect(JSON.stringify(row)).not.toContain(secretOf(link));
    const audit = await app.request<{ items: { action: string }[] }>("get", `/api/v1/audit?subject=entry:${entryId}`, { as: "administrator" });
    expect(audit.body.items[0]).toMatchObject({ action: "preview.shared", details: { locale: "en", link: link.id } });
    expect(JSON.stringify(audit.body)).not.toContain(secretOf(link));
    const list = () => app.request<{ items: PreviewLink[] }>("get", variantPath(entryId, "en", "/preview-links"), { as: "editor" });
    expect((await list()).body.items).toEqual([
      {
        id: link.id,
        createdBy: { id: link.createdBy.id, name: "the editor" },
        createdAt: link.createdAt,
        expiresAt: link.expiresAt,
        lastUsedAt: "2026-07-11T12:00:00.000Z",
      },
    ]);
    expect((await app.request("delete", `/api/v1/preview-links/${link.id}`, { as: "media-manager" })).status).toBe(403);
    expect((await app.request("delete", `/api/v1/preview-links/${link.id}`, { as: "editor" })).status).toBe(204);
    expect((await list()).body.items).toEqual([]);
    expect((await app.request("delete", `/api/v1/preview-links/${link.id}`, { as: "editor" })).status).toBe(404);
  });

  test("may be made by those who may share that type in that language", async () => {
    expect((await share("media-manager")).status).toBe(403);
    await addPerson(app, "es@pressbox.test", "translator", { locale: "es" });
    const { cookie } = await signInAs(app, "es@pressbox.test");
    expect((await share({ cookie })).body.code).toBe("identity.not_allowed");
    await app.request("put", variantPath(entryId, "es"), { as: "editor", body: { copyFrom: "en" } });
    expect((await share({ cookie }, {}, "es")).status).toBe(201);
  });

  test.each([{ lifetimeMinutes: 14 }, { lifetimeMinutes: 10_081 }, { lifetimeMinutes: 20.5 }, { lifetimeMinutes: "60" }, { forever: true }])(
    "cannot be made to last %j",
    async (body) => {
      expect((await share("editor", body)).status).toBe(422);
    },
  );

  test("is one of fifty at most", async () => {
    for (let n = 0; n < 50; n++) expect((await share()).status).toBe(201);
    expect((await share()).body.code).toBe("delivery.too_many_preview_links");
  });
});

describe("the page", () => {
  test("draws what people wrote as words, whatever they wrote", async () => {
    const attack = `</title><script>alert(1)</script><img src=x onerror=alert(1)>"'`;
    await patchVariant(app, entryId, {
      title: attack,
      summary: attack,
      body: paragraph(attack),
      tags: [`<svg/onload=alert(1)>`],
    });
    for (const { body } of [
      await page(secretOf((await share()).body)),
      await app.request<string>("get", variantPath(entryId, "en", "/preview-page"), { as: "editor" }),
    ]) {
      expect(body).not.toMatch(/<script|<svg|<img src=x|<iframe/i);
      expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }
  });

  test("has the direction and language of its words", async () => {
    const { id } = await createEntry(app, { title: "نهائي", summary: "ملخص", body: paragraph("نص") }, { locale: "ar" });
    const { body: link } = await app.request<CreatedPreviewLink>("post", variantPath(id, "ar", "/preview-links"), { as: "editor", body: {} });
    expect((await page(secretOf(link), { "Accept-Language": "en" })).body).toContain('<html lang="ar" dir="rtl">');
    expect((await page(secretOf(link), { "Accept-Language": "en" })).body).toContain('<header class="note" lang="en" dir="ltr">');
  });

  test("inside the admin may be framed by the admin alone, and asks for a sign-in", async () => {
    const framed = await app.request<string>("get", variantPath(entryId, "en", "/preview-page"), { as: "editor" });
    expect(framed.headers.get("Content-Security-Policy")).toMatch(/frame-ancestors 'self'; sandbox allow-same-origin$/);
    expect(framed.headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
    expect(framed.body).not.toContain("This link works");
    expect((await app.request("get", variantPath(entryId, "en", "/preview-page"))).status).toBe(401);
  });
});

describe("a site of one's own", () => {
  const setSite = (urlTemplate: string, as: TestRequest["as"] = "administrator", key = "article") =>
    app.request("put", `/api/v1/preview-sites/${key}`, { ...(as ? { as } : {}), body: { urlTemplate } });

  test("is told the link's token and the path, and only then may be framed", async () => {
    const before = await app.request("get", "/api/v1/me", { as: "editor" });
    expect(before.headers.get("Content-Security-Policy")).toMatch(/frame-src 'self' ?;/);
    expect((await setSite("https://site.example/preview?token={token}&path={path}")).status).toBe(200);
    const { body: link } = await share();
    expect(link.siteUrl).toBe(`https://site.example/preview?token=${secretOf(link)}&path=${encodeURIComponent((await preview()).body.url)}`);
    const after = await app.request("get", "/api/v1/me", { as: "editor" });
    expect(after.headers.get("Content-Security-Policy")).toContain("frame-src 'self' https://site.example;");
    expect((await json(secretOf(link))).headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await app.request("delete", "/api/v1/preview-sites/article", { as: "administrator" })).status).toBe(204);
    expect((await share()).body.siteUrl).toBeNull();
  });

  test.each([
    "javascript:alert(1)//{token}",
    "data:text/html,{token}",
    "http://site.example/?t={token}",
    "https://{token}.site.example/",
    "https://site.example{path}.evil.test/?t={token}",
    "https://user@site.example/?t={token}",
    "https://site.example/preview",
    "https://site.example/?t={token}&x={secret}",
    "https://site.example; script-src *?t={token}",
    "//site.example/?t={token}",
    "http://pressbox.test/?t={token}",
    "https://pressbox.test:443@evil.test/?t={token}",
  ])("cannot be %s", async (urlTemplate) => {
    expect((await setSite(urlTemplate)).status).toBe(422);
  });

  test("is set by whoever edits content types", async () => {
    expect((await setSite("https://site.example/{token}", "publisher")).status).toBe(403);
    expect((await setSite("http://localhost:3000/preview/{token}")).status).toBe(200);
    expect((await setSite("https://site.example/{token}", "administrator", "nothing")).status).toBe(404);
    expect((await app.request("get", "/api/v1/preview-sites", { as: "editor" })).body).toMatchObject({ items: [{ contentType: "article" }] });
  });
});
