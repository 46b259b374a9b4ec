import type { UploadHandle } from "./upload-store.ts";

/** Puts files in the queue; what sends them comes with the first one. Rejects when that code cannot be fetched. */
export async function startUploads(files: readonly File[]): Promise<UploadHandle[]> {
  const store = await import("./upload-store.ts");
  return store.startUploads(files);
}
