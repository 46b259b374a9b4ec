/**
 * The origins of configured sites, which the admin's pages may frame. Headers are written without waiting, so the list is kept and read again
 * every few seconds, beside the requests; what this process changes itself it takes over at once.
 */
import { originOfTemplate } from "@pressbox/shared/delivery/preview.schema.ts";
import type { Reader } from "../../platform/database/database.ts";
import { listPreviewSites } from "./preview-sites.repository.ts";

const maxAgeMs = 5_000;

export interface PreviewOrigins {
  now(): readonly string[];
  refresh(): Promise<void>;
}

export function createPreviewOrigins(reader: Reader): PreviewOrigins {
  let origins: readonly string[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  async function read(): Promise<void> {
    const sites = await listPreviewSites(reader);
    origins = [...new Set(sites.map(({ urlTemplate }) => originOfTemplate(urlTemplate)))];
    readAt = performance.now();
  }
  function refresh(): Promise<void> {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }
  return {
    now() {
      // A failure leaves the list as it is: the next request tries again.
      if (performance.now() - readAt > maxAgeMs) refresh().catch(() => undefined);
      return origins;
    },
    refresh,
  };
}
