import { useSyncExternalStore } from "react";
import { startUploads, type Upload, type UploadHandle, uploadStore } from "./upload-store.ts";

/** Starts uploads; the tray shows them wherever the person goes. */
export const useUpload = (): ((files: readonly File[]) => UploadHandle[]) => startUploads;

/** All uploads of this tab. */
export const useUploads = (): readonly Upload[] => useSyncExternalStore(uploadStore.subscribe, uploadStore.read);
