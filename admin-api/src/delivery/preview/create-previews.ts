import type { DeliveryDeps } from "../delivery.deps.ts";
import { seldom } from "./flush-seldom.ts";
import type { PreviewDeps } from "./preview.deps.ts";
import { createPreviewOrigins } from "./preview-origins.ts";
import { createPreviewReader } from "./preview-reader.ts";

/** Puts previews together, on what delivery stands on. */
export const createPreviews = (delivery: DeliveryDeps, more: Pick<PreviewDeps, "flushDrafts" | "blobOrigins">): PreviewDeps => ({
  ...delivery,
  ...more,
  flushSeldom: seldom(more.flushDrafts, delivery.clock),
  previews: createPreviewReader(delivery.database.read, delivery.region, delivery.documents),
  origins: createPreviewOrigins(delivery.database.read),
});
