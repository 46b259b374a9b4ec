import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { z } from "zod";
import { eventType } from "../platform/outbox/outbox.ts";

/** A file was accepted and waits to be looked at. Carries all the job needs: the upload's row is gone by then. */
export const uploadAccepted = eventType(
  "upload.accepted",
  "media",
  z.object({
    assetId: idSchema,
    blobPath: z.string(),
    /** Of the blob that was checked; a later write with the same SAS does not count. */
    etag: z.string(),
    contentType: z.string(),
  }),
);

/** Due when an upload's time is over: gives it up if nobody completed it. */
export const uploadExpired = eventType("upload.expired", "media", z.object({ uploadId: idSchema }));

/** What readers see of an asset changed (texts, credit, files). Delivery registers the handler. */
export const assetChanged = eventType("asset.changed", "delivery", z.object({ assetId: idSchema }));
