/**
 * `GET /media/{assetId}/{hash}/{name}`: the bytes of a rendition or original, streamed from Blob Storage. The path names content, so the answer
 * never changes and may be kept for ever. Only names that stand in the version's row are served: nothing of the URL reaches the storage as typed.
 */
import type { ServerResponse } from "node:http";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Request, Response } from "express";
import { LRUCache } from "lru-cache";
import { AppError, notFound } from "../platform/errors.ts";
import type { MediaDeps } from "./media.deps.ts";
import { blobPathOf, originalName } from "./media.paths.ts";
import { parseByteRange } from "./media.range.ts";
import { type AssetVersionRow, findVersion } from "./media.repository.ts";

export interface MediaPath {
  readonly assetId: string;
  readonly hash: string;
  readonly name: string;
}

export type ServeMedia = (path: MediaPath, actor: Actor | null, request: Request, response: Response) => Promise<void>;

type Version = AssetVersionRow & { readonly fileName: string };
/** A deleted asset is gone for new readers after at most this long; rows themselves never change. */
const rowLifeMs = 60_000;

export function createMediaServer(deps: MediaDeps): ServeMedia {
  const versions = new LRUCache<string, Version>({ max: 5_000, ttl: rowLifeMs });

  const versionOf = async ({ assetId, hash }: MediaPath): Promise<Version> => {
    const key = `${assetId}/${hash}`;
    const known = versions.get(key) ?? (await findVersion(deps.database.read, assetId, hash));
    if (!known) throw notFound("file");
    versions.set(key, known);
    return known;
  };

  return async (path, actor, request, response) => {
    const version = await versionOf(path);
    const isOriginal = path.name === originalName;
    // Originals carry what cameras write: the place, the owner. They are for the newsroom.
    if (isOriginal && (!actor || !can(actor, "asset.read"))) throw notFound("file");
    const file = isOriginal ? version : version.renditions.find((rendition) => rendition.name === path.name);
    if (!file) throw notFound("file");

    const etag = `"${path.hash.slice(0, 32)}-${path.name}"`;
    response.set({
      ETag: etag,
      "Cache-Control": `${isOriginal ? "private" : "public"}, max-age=31536000, immutable`,
      "Accept-Ranges": "bytes",
      "X-Content-Type-Options": "nosniff",
      // Whatever the bytes are, a browser that opens them alone runs nothing in them.
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "cross-origin",
      ...(isOriginal ? { "Content-Disposition": attachment(version.fileName) } : {}),
    });
    if (request.headers["if-none-match"]?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*")) {
      response.status(304).end();
      return;
    }
    const isRangeMeant = request.headers["if-range"] === undefined || request.headers["if-range"] === etag;
    const range = isRangeMeant ? parseByteRange(request.headers.range, file.sizeBytes) : null;
    if (range === "unsatisfiable") {
      throw new AppError("media.range_not_satisfiable", 416, "The file is shorter than that.", { headers: { "Content-Range": `bytes */${file.sizeBytes}` } });
    }
    const count = range ? range.end - range.start + 1 : file.sizeBytes;
    response.set({ "Content-Type": file.contentType, "Content-Length": String(count) });
    if (range) response.status(206).set("Content-Range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    await sendBytes(deps, blobPathOf(path.assetId, path.hash, path.name), { offset: range?.start ?? 0, count }, response);
  };
}

async function sendBytes(deps: MediaDeps, blobPath: string, range: { offset: number; count: number }, response: ServerResponse): Promise<void> {
  const abort = new AbortController();
  response.once("close", () => abort.abort());
  const bytes = await deps.blobs.read("media", blobPath, { ...range, signal: abort.signal });
  await new Promise<void>((resolve) => {
    bytes.once("error", (error) => {
      // A reader that went away (a clip that was sought in, a closed tab) is no fault; anything else has cut the answer short already.
      if (!abort.signal.aborted) deps.log.warn({ err: error, blobPath }, "media answer cut short");
      response.destroy();
    });
    response.once("close", () => {
      bytes.destroy();
      resolve();
    });
    bytes.pipe(response);
  });
}

/** RFC 6266: an ASCII name for old programs, the real one in UTF-8. */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w .()-]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
