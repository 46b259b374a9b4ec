import { type BlobServiceClient, RestError } from "@azure/storage-blob";
import type { Logger } from "../logger.ts";

/** How long a browser may remember the answer to a preflight. */
const maxAgeSeconds = 3600;

/**
 * Lets browsers on the admin's origins write blocks. Rules of others on the same account stay. A managed identity often may not change the
 * service's properties: then the rule is the operator's to set (docs/architecture/storage.md), and the log says so.
 */
export async function allowOrigins(service: BlobServiceClient, origins: readonly string[], log: Logger): Promise<void> {
  try {
    const { cors = [] } = await service.getProperties();
    const missing = origins.filter((origin) => !cors.some((rule) => rule.allowedOrigins.split(",").includes(origin) && rule.allowedMethods.includes("PUT")));
    if (missing.length === 0) return;
    // The storage takes five rules: ours is one with all origins.
    const ours = {
      allowedOrigins: missing.join(","),
      allowedMethods: "GET,HEAD,PUT,OPTIONS",
      allowedHeaders: "x-ms-*,content-type,content-length,content-md5",
      exposedHeaders: "x-ms-*,etag,content-length",
      maxAgeInSeconds: maxAgeSeconds,
    };
    await service.setProperties({ cors: [...cors, ours].slice(-5) });
  } catch (error) {
    if (!(error instanceof RestError) || error.statusCode !== 403) throw error;
    log.warn({ origins }, "the storage's CORS rules could not be changed: allow PUT from these origins by hand");
  }
}
