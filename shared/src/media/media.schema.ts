import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";
import { pageQuerySchema } from "../kernel/pagination.ts";

export const assetKinds = ["image", "clip"] as const;
export const assetStates = ["uploading", "processing", "ready", "failed"] as const;

/** A derived file: `w640.avif`, `poster.webp`. `url` is an origin path with the version's hash, immutable. */
export const renditionSchema = z.object({
  name: z.string(),
  contentType: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  sizeBytes: z.number().int(),
  url: z.string(),
});
export type Rendition = z.infer<typeof renditionSchema>;

export const assetTextSchema = z.object({ locale: z.string(), alt: z.string().max(1000), caption: z.string().max(2000) });

export const assetViewSchema = z.object({
  id: idSchema,
  kind: z.enum(assetKinds),
  state: z.enum(assetStates),
  failure: z.string(),
  fileName: z.string(),
  credit: z.string(),
  texts: z.array(assetTextSchema),
  /** Null until the file was looked at. */
  file: z
    .object({
      hash: z.string(),
      contentType: z.string(),
      sizeBytes: z.number().int(),
      width: z.number().int(),
      height: z.number().int(),
      /** Milliseconds; 0 for pictures. */
      durationMs: z.number().int(),
      dominantColour: z.string(),
      /** The uploaded file itself, origin path. */
      url: z.string(),
      renditions: z.array(renditionSchema),
    })
    .nullable(),
  revision: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
});
export type AssetView = z.infer<typeof assetViewSchema>;

/** Starts an upload. Type and name are the browser's claim; the file decides. */
export const startUploadInputSchema = z.strictObject({
  fileName: z.string().trim().min(1).max(260),
  sizeBytes: z
    .number()
    .int()
    .min(1)
    .max(200 * 1024 ** 3),
});
/** Where the browser puts the blocks: a SAS for this one blob, short-lived; block ids are Base64 of the six-digit block index. */
export const startedUploadSchema = z.object({
  assetId: idSchema,
  uploadUrl: z.string(),
  blockSizeBytes: z.number().int(),
  expiresAt: z.iso.datetime(),
});
export type StartedUpload = z.infer<typeof startedUploadSchema>;

/** Ends an upload after the browser committed the block list. `blockCount` is what it committed: a wrong one is an upload cut short. */
export const completeUploadInputSchema = z.strictObject({ blockCount: z.number().int().min(1).max(50_000).optional() });

/** Texts of the locales named here are set, those of others stay; empty ones take the locale's texts away. */
export const changeAssetInputSchema = z.strictObject({
  credit: z.string().max(500).optional(),
  fileName: z.string().trim().min(1).max(260).optional(),
  texts: z
    .array(z.strictObject({ locale: z.string().max(35), alt: z.string().max(1000), caption: z.string().max(2000) }))
    .max(50)
    .optional(),
});

export const assetListQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(200).optional(),
  kind: z.enum(assetKinds).optional(),
  state: z.enum(assetStates).optional(),
  used: z.enum(["live", "nowhere"]).optional(),
  sort: z.enum(["-createdAt", "createdAt"]).default("-createdAt"),
});
export type AssetListQuery = z.infer<typeof assetListQuerySchema>;

/** Where an asset is used: entry, locale (`*` for shared fields) and whether in a draft or live. */
export const assetUseSchema = z.object({
  entryId: z.string(),
  contentType: z.string(),
  title: z.string(),
  locale: z.string(),
  state: z.enum(["draft", "live"]),
  path: z.string(),
});
export type AssetUse = z.infer<typeof assetUseSchema>;
export const assetUsesSchema = z.object({ items: z.array(assetUseSchema) });
export type ChangeAssetInput = z.infer<typeof changeAssetInputSchema>;
export type StartUploadInput = z.infer<typeof startUploadInputSchema>;

/** A picture or clip as readers get it, texts in the document's locale. */
export const deliveredAssetSchema = z.object({
  id: z.string(),
  kind: z.enum(assetKinds),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  durationMs: z.number().int(),
  dominantColour: z.string(),
  url: z.string(),
  renditions: z.array(renditionSchema),
});
