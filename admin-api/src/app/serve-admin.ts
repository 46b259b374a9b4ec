/**
 * The admin's files, as built by Vite. Names in `assets/` carry a hash, so they never change; every address of the admin answers the one
 * page, which is asked for anew each time.
 */
import { createReadStream, existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Request, RequestHandler, Response } from "express";

const builtAdmin = fileURLToPath(new URL("../../../admin-ui/dist", import.meta.url));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
/** Written beside each file by the build, smallest first. */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;
/** What belongs to programs: a wrong address there is a problem document, never the admin's page. */
const notPages = /^\/(api|delivery\/v1|media\/.+|collaboration|assets)(\/|$)/;

/** @param folder where the build put its files */
export function adminFiles(folder: string = builtAdmin): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const path = filePath(folder, request.path);
    if (path === null) return next();
    if (types[extname(path)] !== undefined && (await isFile(path))) {
      response.locals["route"] = "/assets";
      return await sendFile(request, response, path);
    }
    const page = join(folder, "index.html");
    if (notPages.test(request.path) || extname(request.path) !== "" || !existsSync(page)) return next();
    response.locals["route"] = "/";
    await sendFile(request, response, page);
  };
}

/** Null for a path that leaves the folder or names a file nobody should see. */
function filePath(folder: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.split(/[\\/]/).some((part) => part.startsWith("."))) return null;
  const path = normalize(join(folder, decoded));
  return path === folder || path.startsWith(folder + sep) ? path : null;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

async function sendFile(request: Request, response: Response, path: string): Promise<void> {
  const isHashed = path.includes(`${sep}assets${sep}`);
  const accepted = String(request.headers["accept-encoding"] ?? "");
  let file = path;
  for (const [encoding, suffix] of encodings) {
    if (!accepted.includes(encoding) || !(await isFile(path + suffix))) continue;
    file = path + suffix;
    response.setHeader("Content-Encoding", encoding);
    break;
  }
  const found = await stat(file);
  const tag = `W/"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
  response.set({
    "Content-Type": types[extname(path)] ?? "application/octet-stream",
    "Cache-Control": isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    Vary: "Accept-Encoding",
    ETag: tag,
  });
  if (request.headers["if-none-match"] === tag) {
    response.status(304).end();
    return;
  }
  response.setHeader("Content-Length", found.size);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const stream = createReadStream(file);
    stream.once("error", reject);
    response.once("close", () => {
      stream.destroy();
      resolve();
    });
    stream.pipe(response);
  });
}
