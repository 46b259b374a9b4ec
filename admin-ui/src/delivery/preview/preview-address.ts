import { useSearchParams } from "react-router";
import { useChangeAddress } from "../../platform/change-address.ts";

export const previewWidths = ["phone", "tablet", "desktop"] as const;
export type PreviewWidth = (typeof previewWidths)[number];

export interface PreviewAddress {
  /** Null: the pane is closed. */
  readonly width: PreviewWidth | null;
  /** The site instead of our own rendering. */
  readonly isSite: boolean;
  setWidth(width: PreviewWidth | null): void;
  setSite(isSite: boolean): void;
}

/** `?preview=phone`, and `&previewBy=site`: what is open stands in the address, so that a colleague who gets the link sees the same. */
export function usePreviewAddress(): PreviewAddress {
  const [search] = useSearchParams();
  const set = useChangeAddress();
  return {
    width: previewWidths.find((width) => width === search.get("preview")) ?? null,
    isSite: search.get("previewBy") === "site",
    setWidth: (width) => set({ preview: width, ...(width === null ? { previewBy: null } : {}) }),
    setSite: (isSite) => set({ previewBy: isSite ? "site" : null }),
  };
}
