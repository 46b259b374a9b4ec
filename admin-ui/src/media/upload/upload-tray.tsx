import { lazy, Suspense } from "react";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { useUploads } from "./use-upload.ts";

const View = lazy(async () => {
  const [view] = await Promise.all([import("./upload-tray-view.tsx"), loadTexts(["media"])]);
  return { default: view.UploadTrayView };
});

/** Nothing until the first upload: the shell carries it on every page. */
export function UploadTray() {
  const uploads = useUploads();
  if (uploads.length === 0) return null;
  return (
    <Suspense>
      <View uploads={uploads} />
    </Suspense>
  );
}
