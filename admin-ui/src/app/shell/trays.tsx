import { lazy, Suspense } from "react";

const UploadTray = lazy(async () => ({ default: (await import("../../media/media.public.ts")).UploadTray }));

/** Windows that float above every page and survive navigation. They come after the page: nothing of them is needed to read it. */
export function Trays() {
  return (
    <Suspense>
      <UploadTray />
    </Suspense>
  );
}
