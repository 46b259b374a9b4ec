/** Where the bytes of an asset live: the same path as URL and as blob, so that a CDN may be pointed at the container. */

/** The name of the uploaded file itself beside its renditions. */
export const originalName = "original";

/** Path inside the container `media`; no part of it was typed by a person. */
export const blobPathOf = (assetId: string, hash: string, name: string): string => `${assetId}/${hash}/${name}`;

/** Path on the origin, immutable: the hash is the file's SHA-256. */
export const mediaUrl = (assetId: string, hash: string, name: string): string => `/media/${blobPathOf(assetId, hash, name)}`;
