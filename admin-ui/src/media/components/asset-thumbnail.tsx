import type { AssetView } from "@pressbox/shared/media/media.schema.ts";
import { IconAlertTriangle, IconHourglass, IconMovie, IconPhoto } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { pictureUrl } from "./asset-picture.ts";
import { clipLength } from "./format-file.ts";
import "./asset-thumbnail.css";

export interface AssetThumbnailProps {
  asset: Pick<AssetView, "kind" | "state" | "file">;
  /** Of the drawn picture in CSS pixels: chooses the rendition. */
  width?: number;
  /** What it shows, for those who do not see it; "" beside its name. */
  alt?: string;
}

/** A picture or a clip's poster in 16:9; says so when there is none yet. */
export function AssetThumbnail({ asset, width = 320, alt = "" }: AssetThumbnailProps) {
  const { t } = useTranslation("media");
  const url = pictureUrl(asset, width * Math.min(2, window.devicePixelRatio));
  return (
    <span className="asset-thumbnail" style={asset.file ? { background: asset.file.dominantColour } : undefined}>
      {url === "" ? (
        <NoPicture kind={asset.kind} state={asset.state} label={t(`states.${asset.state}`)} />
      ) : (
        <img src={url} alt={alt} loading="lazy" decoding="async" draggable={false} />
      )}
      {asset.kind === "clip" && asset.file !== null && (
        <span className="asset-thumbnail-length pb-num">
          <bdi>{clipLength(asset.file.durationMs)}</bdi>
        </span>
      )}
    </span>
  );
}

function NoPicture({ kind, state, label }: Pick<AssetView, "kind" | "state"> & { label: string }) {
  const Icon = state === "failed" ? IconAlertTriangle : state === "ready" ? (kind === "clip" ? IconMovie : IconPhoto) : IconHourglass;
  return (
    <span className={`asset-thumbnail-empty asset-thumbnail-${state}`}>
      <Icon aria-hidden size={22} stroke={1.75} />
      <span aria-hidden>{label}</span>
    </span>
  );
}
