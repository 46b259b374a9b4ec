import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { Problem } from "@pressbox/shared/kernel/problem.ts";
import type { AssetUse, AssetView } from "@pressbox/shared/media/media.schema.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp, type TestRequest } from "../app/testing.ts";
import { findAssets, toDeliveredAsset } from "./media.public.ts";
import { cameraPhoto, picture, startUploadOf, uploadFile } from "./testing.ts";

let app: TestApp;
let asset: AssetView;

beforeAll(async () => {
  app = await startTestApp({ storage: "embedded" });
  asset = await makePicture("Wembley arch.jpg", await cameraPhoto(900, 600));
});
afterAll(() => app.close());

async function makePicture(fileName: string, bytes: Uint8Array): Promise<AssetView> {
  const { id } = (await uploadFile(app, fileName, bytes)).body;
  await app.relay.drain();
  return await read(id);
}
const read = async (id: string) => (await app.request<AssetView>("get", `/api/v1/assets/${id}`, { as: "translator" })).body;
const change = (id: string, body: unknown, options: TestRequest = {}) =>
  app.request<AssetView & Problem>("patch", `/api/v1/assets/${id}`, { as: "editor", body, ...options });
const list = async (query: string) =>
  (await app.request<{ items: AssetView[]; nextCursor: string | null }>("get", `/api/v1/assets?${query}`, { as: "editor" })).body;
const names = async (query: string) => (await list(query)).items.map((item) => item.fileName);

/** An entry's draft or live version points at the asset. */
async function pointAt(assetId: string, versionState: "draft" | "live"): Promise<string> {
  const fromEntryId = newId();
  await app.database.transaction(async (tx) => {
    await tx.reference.create({ data: { fromEntryId, fromLocale: "en", versionState, path: "heroImage", toKind: "asset", toId: assetId } });
  });
  return fromEntryId;
}

describe("the files of an asset", () => {
  const url = () => app.url + asset.file!.renditions.find((rendition) => rendition.name === "w320.jpg")!.url;

  it("may be kept for ever and are asked for only once", async () => {
    const response = await fetch(url());
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    const again = await fetch(url(), { headers: { "If-None-Match": response.headers.get("etag")! } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  it("come in parts, so that a clip can be sought in", async () => {
    const whole = Buffer.from(await (await fetch(url())).arrayBuffer());
    const part = await fetch(url(), { headers: { Range: "bytes=10-19" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 10-19/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    const tail = await fetch(url(), { headers: { Range: "bytes=-5" } });
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(whole.subarray(-5));
    const beyond = await fetch(url(), { headers: { Range: `bytes=${whole.length}-` } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe(`bytes */${whole.length}`);
  });

  it("answer HEAD like GET without the bytes", async () => {
    const head = await fetch(url(), { method: "HEAD" });
    const whole = await (await fetch(url())).arrayBuffer();
    expect(head.status).toBe(200);
    expect(Number(head.headers.get("content-length"))).toBe(whole.byteLength);
    expect(await head.text()).toBe("");
  });

  it("as the camera wrote them are for the newsroom only, as a download", async () => {
    expect((await fetch(app.url + asset.file!.url)).status).toBe(404);
    const response = await fetch(app.url + asset.file!.url, { headers: { Authorization: `Bearer ${app.tokens.translator}` } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toMatch(/^private/);
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="Wembley arch.jpg"; filename*=UTF-8''Wembley%20arch.jpg`);
  });

  it("cannot be guessed: another hash, another name, a path out of the container", async () => {
    const { hash } = asset.file!;
    const paths = [
      `${asset.id}/${"0".repeat(64)}/w320.jpg`,
      `${asset.id}/${hash}/w321.jpg`,
      `${asset.id}/${hash}/..%2foriginal`,
      `${asset.id}/${hash}/%2e%2e`,
      `x/y/z`,
    ];
    for (const path of paths) expect((await fetch(`${app.url}/media/${path}`)).status).toBe(404);
  });
});

describe("texts", () => {
  it("stand per language, and a change of one leaves the others", async () => {
    const first = await change(
      asset.id,
      { credit: "World feed", texts: [{ locale: "en", alt: "The arch", caption: "One hour to go" }] },
      { ifMatch: asset.revision },
    );
    expect(first.status).toBe(200);
    const second = await change(asset.id, { texts: [{ locale: "ar", alt: "قوس ويمبلي", caption: "" }] }, { ifMatch: first.body.revision });
    expect(second.body.texts).toEqual([
      { locale: "ar", alt: "قوس ويمبلي", caption: "" },
      { locale: "en", alt: "The arch", caption: "One hour to go" },
    ]);
    expect(second.body.credit).toBe("World feed");
    const cleared = await change(asset.id, { texts: [{ locale: "ar", alt: "", caption: "" }] }, { ifMatch: second.body.revision });
    expect(cleared.body.texts.map((text) => text.locale)).toEqual(["en"]);
  });

  it("are never overwritten unseen: a lost race answers what stands now", async () => {
    const stale = await change(asset.id, { credit: "Agency" }, { ifMatch: 1 });
    expect(stale.status).toBe(412);
    expect(stale.body.details?.["current"]).toMatchObject({ credit: "World feed" });
    expect((await change(asset.id, { credit: "Agency" })).body).toMatchObject({ status: 428, code: "media.revision_required" });
  });

  it("need a language that exists, and known fields", async () => {
    const { revision } = await read(asset.id);
    const unknown = await change(asset.id, { texts: [{ locale: "tlh", alt: "a", caption: "" }] }, { ifMatch: revision });
    expect(unknown.body).toMatchObject({ status: 422, errors: [{ path: "texts.0.locale" }] });
    expect((await change(asset.id, { state: "ready" }, { ifMatch: revision })).body).toMatchObject({
      status: 422,
      errors: [{ path: "state", rule: "unknown_field" }],
    });
  });

  it("reach readers in the first language of the chain that has them, and tell delivery", async () => {
    const messages = await app.database.read.outboxMessage.findMany({ where: { type: "asset.changed" } });
    expect(messages.some((message) => message.payload.includes(asset.id))).toBe(true);
    const row = (await findAssets(app.database.read, [asset.id])).get(asset.id)!;
    const delivered = toDeliveredAsset(row, ["ar", "en"]);
    expect(delivered).toMatchObject({ id: asset.id, alt: "The arch", caption: "One hour to go", credit: "World feed", width: 600, height: 900 });
    expect(delivered?.url).toMatch(/\/w600\.jpg$/);
    expect(toDeliveredAsset(row, ["es"])?.alt).toBe("");
  });
});

describe("the library", () => {
  it("is searched by name, credit and texts, and wildcards are just characters", async () => {
    expect(await names("q=WEMBLEY")).toEqual(["Wembley arch.jpg"]);
    expect(await names("q=one%20hour")).toEqual(["Wembley arch.jpg"]);
    expect(await names("q=%25")).toEqual([]);
    expect(await names("q=W_mbley")).toEqual([]);
  });

  it("pages by key: everything once, newest first or oldest first", async () => {
    for (let index = 0; index < 5; index++) await startUploadOf(app, `page-${index}.png`, 10);
    for (const sort of ["-createdAt", "createdAt"]) {
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: { items: AssetView[]; nextCursor: string | null } = await list(`limit=2&sort=${sort}&q=page-${cursor ? `&cursor=${cursor}` : ""}`);
        seen.push(...page.items.map((item) => item.fileName));
        cursor = page.nextCursor;
      }
      const expected = [0, 1, 2, 3, 4].map((index) => `page-${index}.png`);
      expect(seen).toEqual(sort === "createdAt" ? expected : expected.reverse());
    }
    expect((await app.request("get", "/api/v1/assets?cursor=nonsense", { as: "editor" })).status).toBe(422);
    expect((await app.request("get", "/api/v1/assets?sort=password", { as: "editor" })).status).toBe(422);
  });

  it("tells what is used somewhere readers see, and what nowhere", async () => {
    const used = await makePicture("used.png", await picture(50, 50).png().toBuffer());
    const drafted = await makePicture("drafted.png", await picture(50, 51).png().toBuffer());
    await pointAt(used.id, "live");
    await pointAt(drafted.id, "draft");
    expect(await names("used=live&state=ready")).toEqual(["used.png"]);
    const nowhere = await names("used=nowhere&state=ready");
    expect(nowhere).toContain("Wembley arch.jpg");
    expect(nowhere).not.toContain("used.png");
    expect(nowhere).not.toContain("drafted.png");
  });
});

describe("deleting an asset", () => {
  it("is refused while a draft or a live page shows it, and says where", async () => {
    const shown = await makePicture("shown.png", await picture(60, 60).png().toBuffer());
    const entryId = await pointAt(shown.id, "draft");
    const refused = await app.request<Problem>("delete", `/api/v1/assets/${shown.id}`, { as: "media-manager" });
    expect(refused.body).toMatchObject({ status: 409, code: "media.asset_in_use", details: { drafts: 1, live: 0 } });
    const uses = (await app.request<{ items: AssetUse[] }>("get", `/api/v1/assets/${shown.id}/uses`, { as: "editor" })).body.items;
    expect(uses).toEqual([{ entryId, locale: "en", state: "draft", path: "heroImage", contentType: "", title: "" }]);
  });

  it("takes it out of the library and away from readers", async () => {
    const gone = await makePicture("gone.png", await picture(61, 60).png().toBuffer());
    expect((await app.request("delete", `/api/v1/assets/${gone.id}`, { as: "media-manager", ifMatch: 1 })).status).toBe(412);
    expect((await app.request("delete", `/api/v1/assets/${gone.id}`, { as: "media-manager", ifMatch: gone.revision })).status).toBe(204);
    expect((await app.request("get", `/api/v1/assets/${gone.id}`, { as: "editor" })).status).toBe(404);
    expect((await fetch(app.url + gone.file!.renditions[0]!.url)).status).toBe(404);
    expect((await findAssets(app.database.read, [gone.id])).size).toBe(0);
  });

  it("is not for editors, and an editor's try changes nothing", async () => {
    expect((await app.request("delete", `/api/v1/assets/${asset.id}`, { as: "editor" })).body).toMatchObject({
      status: 403,
      details: { permission: "asset.delete" },
    });
    expect((await read(asset.id)).state).toBe("ready");
  });
});

it("a translator does not change what is not a text of an asset", async () => {
  expect((await change(asset.id, { credit: "me" }, { as: "translator", ifMatch: 1 })).status).toBe(403);
});

it("a translator describes it in target languages, and nothing else of it", async () => {
  const { id, revision } = await makePicture("Translated.png", await picture(62, 60).png().toBuffer());
  const as = { as: "translator", ifMatch: revision } as const;
  const text = (locale: string) => ({ texts: [{ locale, alt: "Un arco", caption: "" }] });
  expect(await change(id, text("en"), as)).toMatchObject({ status: 403, body: { details: { permission: "asset.edit" } } });
  expect(await change(id, { ...text("es"), credit: "me" }, as)).toMatchObject({ status: 403, body: { details: { permission: "asset.edit" } } });
  const changed = await change(id, text("es"), as);
  expect(changed.status).toBe(200);
  expect(changed.body.texts).toContainEqual({ locale: "es", alt: "Un arco", caption: "" });
});
