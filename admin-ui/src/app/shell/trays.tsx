import { lazy, Suspense, useEffect, useState } from "react";
import { onFirstUpload } from "../../platform/first-upload.ts";

const UploadTray = lazy(async () => ({ default: (await import("../../media/upload/upload-tray.tsx")).UploadTray }));

/** Windows that float above every page and survive navigation. Their code comes when there is something to show. */
export function Trays() {
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(() => onFirstUpload(() => setIsNeeded(true)), []);
  if (!isNeeded) return null;
  return (
    <Suspense>
      <UploadTray />
    </Suspense>
  );
}
