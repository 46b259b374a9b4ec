import { lazy, Suspense } from "react";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import type { AssetPickerProps } from "./asset-picker-dialog.tsx";

const PickerDialog = lazy(async () => {
  const [picker] = await Promise.all([import("./asset-picker-dialog.tsx"), loadTexts(["media"])]);
  return { default: picker.AssetPickerDialog };
});

/** Chooses from the library, or uploads and chooses. Its code comes when it is first opened. */
export function AssetPicker(props: AssetPickerProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <PickerDialog {...props} />
    </Suspense>
  );
}
