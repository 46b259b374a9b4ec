import type { AssetView } from "@pressbox/shared/media/media.schema.ts";
import { IconAlertTriangle, IconDownload, IconHourglass, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { EmptyState, Notice, Skeleton } from "../../ui/panel.tsx";
import { clipUrl, pictureUrl } from "../components/asset-picture.ts";
import { clipLength, formatBytes } from "../components/format-file.ts";
import { useFailureText } from "../components/use-failure-text.ts";
import { useDeleteAsset } from "../media.mutations.ts";
import { assetQuery, assetUsesQuery, isInTheMaking } from "../media.queries.ts";
import { AssetTexts } from "./asset-texts.tsx";
import { AssetUses } from "./asset-uses.tsx";
import "./asset-detail.css";

/** One asset: look at it, describe it, see where it is used, take it away. */
export function AssetDetail({ assetId, onClose }: { assetId: string; onClose: () => void }) {
  const { t } = useTranslation("media");
  const { data: asset } = useQuery(assetQuery(assetId));
  const panel = useRef<HTMLElement>(null);
  // On a phone the panel covers the page: the focus goes with it.
  useEffect(() => {
    if (window.innerWidth <= 720) panel.current?.focus();
  }, []);
  return (
    <aside className="asset-detail" aria-label={t("detail.label")} ref={panel} tabIndex={-1}>
      <IconButton label={t("detail.close")} className="asset-detail-close" onClick={onClose}>
        <IconX aria-hidden size={16} />
      </IconButton>
      {asset === undefined ? (
        <DetailSkeleton />
      ) : asset === null ? (
        <EmptyState icon={<IconAlertTriangle size={32} />} title={t("library.noneTitle")} />
      ) : (
        <Loaded asset={asset} onClose={onClose} />
      )}
    </aside>
  );
}

function Loaded({ asset, onClose }: { asset: AssetView; onClose: () => void }) {
  return (
    <>
      <Preview asset={asset} />
      <div className="asset-detail-body">
        <Facts asset={asset} />
        {asset.state !== "failed" && <AssetTexts asset={asset} />}
        <AssetUses assetId={asset.id} />
        <Actions asset={asset} onClose={onClose} />
      </div>
    </>
  );
}

function Preview({ asset }: { asset: AssetView }) {
  const { t, i18n } = useTranslation("media");
  const failure = useFailureText();
  const alt = (asset.texts.find((text) => text.locale === i18n.language) ?? asset.texts[0])?.alt || asset.fileName;
  if (asset.file === null)
    return (
      <div className="asset-preview asset-preview-empty">
        {isInTheMaking(asset) ? (
          <>
            <IconHourglass aria-hidden size={28} stroke={1.5} />
            {t(`states.${asset.state}`)}
          </>
        ) : (
          <Notice tone="problem" icon={<IconAlertTriangle aria-hidden size={16} />}>
            {failure(asset.failure)}
          </Notice>
        )}
      </div>
    );
  if (asset.kind === "clip")
    return (
      <div className="asset-preview">
        <video key={asset.file.hash} controls preload="none" poster={pictureUrl(asset, 640)} src={clipUrl(asset)} aria-label={alt}>
          {/* Caption tracks come with their own feature; this is the newsroom\'s own look at the clip. */}
          <track kind="captions" />
        </video>
      </div>
    );
  return (
    <div className="asset-preview">
      <img src={pictureUrl(asset, 640)} alt={alt} />
    </div>
  );
}

function Facts({ asset }: { asset: AssetView }) {
  const { t } = useTranslation("media");
  const format = useFormat();
  const { file } = asset;
  return (
    <section className="asset-section">
      <h2>
        <bdi>{asset.fileName}</bdi>
      </h2>
      <dl className="asset-facts">
        <Fact name={t("detail.type")} value={`${t(`kinds.${asset.kind}`)}${file ? ` · ${typeName(file.contentType)}` : ""}`} />
        {file && (
          <>
            {asset.kind === "clip" && <Fact name={t("detail.length")} value={clipLength(file.durationMs)} />}
            <Fact
              name={t("detail.dimensions")}
              value={`${format.number(file.width, { useGrouping: false })} × ${format.number(file.height, { useGrouping: false })}`}
              isLtr
            />
            <Fact name={t("detail.size")} value={formatBytes(file.sizeBytes, format)} />
            <Fact name={t("detail.renditions")} value={t("detail.renditionCount", { count: file.renditions.length })} />
          </>
        )}
        <Fact name={t("detail.uploaded")} value={t("detail.uploadedBy", { when: format.short(asset.createdAt), name: asset.createdBy.name })} />
      </dl>
    </section>
  );
}

const typeName = (contentType: string): string => (contentType.split("/")[1] ?? contentType).replace(/^(x-|vnd\.)/, "").toUpperCase();

function Fact({ name, value, isLtr = false }: { name: string; value: string; isLtr?: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="pb-num">
        <bdi {...(isLtr ? { dir: "ltr" } : {})}>{value}</bdi>
      </dd>
    </>
  );
}

function Actions({ asset, onClose }: { asset: AssetView; onClose: () => void }) {
  const { t } = useTranslation("media");
  const can = useCan();
  const { data: uses } = useQuery(assetUsesQuery(asset.id));
  const remove = useDeleteAsset();
  const [isAsking, setIsAsking] = useState(false);
  const isUsed = uses !== undefined && uses.length > 0;
  const canDelete = can("asset.delete") && asset.state !== "uploading";
  const confirm = async (): Promise<void> => {
    // The panel is gone when this succeeds, so the promise tells, not a callback of the panel.
    const isDeleted = await remove.mutateAsync(asset).then(
      () => true,
      () => false,
    );
    setIsAsking(false);
    if (isDeleted) onClose();
  };
  return (
    <section className="asset-section asset-actions">
      {asset.file && (
        <a className="pb-button pb-button-default pb-button-small" href={asset.file.url} download={asset.fileName}>
          <IconDownload aria-hidden size={14} />
          {t("detail.original")}
        </a>
      )}
      <span className="pb-grow" />
      {canDelete && (
        <Button
          tone="danger"
          size="small"
          disabled={uses === undefined || isUsed}
          aria-describedby={isUsed ? "asset-delete-why" : undefined}
          onClick={() => setIsAsking(true)}
        >
          {t("detail.delete")}
        </Button>
      )}
      {canDelete && isUsed && (
        <p id="asset-delete-why" className="pb-quiet pb-small asset-delete-why">
          {t("detail.deleteBlocked")}
        </p>
      )}
      <ConfirmDialog
        title={t("detail.deleteTitle", { name: asset.fileName })}
        confirmLabel={t("detail.deleteConfirm")}
        tone="danger"
        isOpen={isAsking}
        isBusy={remove.isPending}
        onClose={() => setIsAsking(false)}
        onConfirm={() => void confirm()}
      >
        {t("detail.deleteText")}
      </ConfirmDialog>
    </section>
  );
}

function DetailSkeleton() {
  return (
    <>
      <div className="asset-preview" />
      <div className="asset-section">
        <Skeleton width="60%" height={12} />
      </div>
      <div className="asset-section">
        <Skeleton width="80%" />
      </div>
    </>
  );
}
