/** What the repository promises on every database: runs against whatever `DATABASE_URL` names. */
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import {
  deleteUpload,
  findAssetPositions,
  findAssetRow,
  findAssetRows,
  findUpload,
  findVersion,
  insertUpload,
  markDeleted,
  markFailed,
  markProcessing,
  saveChange,
  saveVersion,
} from "./media.repository.ts";

let database: TestDatabase;
const start = Date.parse("2021-07-11T20:00:00Z");
let minute = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  minute += 100;
});

const at = (offset = 0) => new Date(start + (minute + offset) * 60_000);

async function addAsset(fileName: string, offset = 0): Promise<string> {
  const assetId = newId(at(offset).getTime());
  const upload = {
    assetId,
    uploadId: newId(),
    fileName,
    sizeBytes: 5_000_000_000,
    blobPath: `${assetId}/x`,
    createdById: "somebody",
    now: at(offset),
    expiresAt: at(60),
  };
  await database.transaction((tx) => insertUpload(tx, upload));
  return assetId;
}

const version = (assetId: string, hash = "a".repeat(64)) => ({
  assetId,
  hash,
  blobPath: `${assetId}/${hash}/original`,
  contentType: "image/jpeg",
  sizeBytes: 5_000_000_000,
  width: 1000,
  height: 500,
  durationMs: 0,
  dominantColour: "#147a3d",
  renditions: [{ name: "w320.avif", contentType: "image/avif", width: 320, height: 160, sizeBytes: 900 }],
});

describe("assets in the database", () => {
  it("keep names in any script, 260 characters of them, and sizes beyond 32 bits", async () => {
    const name = `${"نهائي ويمبلي ".repeat(19)}.jpg`;
    expect(name.length).toBeGreaterThan(240);
    const id = await addAsset(name);
    expect((await findAssetRow(database.read, id))?.fileName).toBe(name);
    expect((await findUpload(database.read, id))?.sizeBytes).toBe(5_000_000_000);
  });

  it("have one version a file, however often a job says so, and the last one is current", async () => {
    const id = await addAsset("final.jpg");
    for (let run = 0; run < 2; run++) await database.transaction((tx) => saveVersion(tx, version(id), at(1)));
    await database.transaction((tx) => saveVersion(tx, version(id, "b".repeat(64)), at(2)));
    expect(await database.read.assetVersion.count({ where: { assetId: id } })).toBe(2);
    expect((await findAssetRow(database.read, id))?.version).toMatchObject(version(id, "b".repeat(64)));
    expect(await findVersion(database.read, id, "a".repeat(64))).toMatchObject({ sizeBytes: 5_000_000_000, fileName: "final.jpg" });
  });

  it("that are ready are not made failed by a late job", async () => {
    const id = await addAsset("late.jpg");
    await database.transaction((tx) => markProcessing(tx, id, "clip", at(1)));
    await database.transaction((tx) => saveVersion(tx, version(id), at(2)));
    await database.transaction((tx) => markFailed(tx, id, "clip_unreadable: …", at(3)));
    expect(await findAssetRow(database.read, id)).toMatchObject({ state: "ready", kind: "clip", failure: "" });
  });

  it("change for exactly one of two people who saw the same revision", async () => {
    const id = await addAsset("race.jpg");
    const change = (credit: string) => ({ credit, fileName: "race.jpg", texts: [{ locale: "en", alt: credit, caption: "" }] });
    const won = await Promise.all(["one", "two"].map((credit) => database.transaction((tx) => saveChange(tx, id, 1, change(credit), at(1)))));
    expect(won.filter(Boolean)).toHaveLength(1);
    const asset = await findAssetRow(database.read, id);
    expect(asset?.revision).toBe(2);
    expect(asset?.texts.map((text) => text.alt)).toEqual([asset?.credit]);
  });

  it("end their upload once: of two that complete it one goes on", async () => {
    const id = await addAsset("twice.jpg");
    const upload = await findUpload(database.read, id);
    const ended = await Promise.all([0, 1].map(() => database.transaction((tx) => deleteUpload(tx, upload!.id))));
    expect(ended.filter(Boolean)).toHaveLength(1);
  });

  it("that are deleted are in no list, and their files are nobody's", async () => {
    const id = await addAsset("gone.jpg");
    await database.transaction((tx) => saveVersion(tx, version(id), at(1)));
    expect(await database.transaction((tx) => markDeleted(tx, id, 1, at(2)))).toBe(false);
    expect(await database.transaction((tx) => markDeleted(tx, id, 2, at(2)))).toBe(true);
    expect(await findAssetRow(database.read, id)).toBeUndefined();
    expect(await findVersion(database.read, id, "a".repeat(64))).toBeNull();
    expect(await findAssetRows(database.read, [id], { withDeleted: true })).toHaveLength(1);
  });

  it("are listed by key in both directions, also those of one instant, and found by canonical text", async () => {
    const ids = [await addAsset("Página 100%_a", 1), await addAsset("Página 100%_b", 1), await addAsset("Página 100%_c", 2)];
    for (const sort of ["createdAt", "-createdAt"] as const) {
      const seen: string[] = [];
      for (let after: { id: string; createdAt: Date } | undefined; ; ) {
        const page = await findAssetPositions(database.read, { q: "PAGINA 100%_", sort }, after, 1);
        if (page.length === 0) break;
        seen.push(...page.map(({ id }) => id));
        after = page.at(-1);
      }
      expect(new Set(seen)).toEqual(new Set(ids));
      expect(seen).toHaveLength(3);
      expect(sort === "createdAt" ? seen.at(-1) : seen[0]).toBe(ids[2]);
    }
    expect(await findAssetPositions(database.read, { q: "100x_", sort: "createdAt" }, undefined, 9)).toEqual([]);
  });

  it("come in any number by id", async () => {
    const id = await addAsset("many.jpg");
    expect((await findAssetRows(database.read, [...Array.from({ length: 2_500 }, () => newId()), id])).map((asset) => asset.id)).toEqual([id]);
  });
});
