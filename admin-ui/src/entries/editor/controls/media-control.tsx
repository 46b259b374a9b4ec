import type { InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import { IconChevronDown, IconChevronUp, IconPhotoPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AssetThumbnail, assetQuery } from "../../../media/media.public.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { useEditorAssets } from "../editor-assets.tsx";
import { stringsOf } from "./strings-of.ts";
import type { ValueControlProps } from "./value-control.tsx";

/** Pictures and clips by reference: chosen from the library, in the order given. */
export function MediaControl({ field, value, canWrite, onChange, control }: ValueControlProps<Extract<InnerField, { kind: "media" }>>) {
  const { t } = useTranslation("entries");
  const assets = useEditorAssets();
  const ids = Array.isArray(value) ? stringsOf(value) : typeof value === "string" ? [value] : [];
  const set = (next: readonly string[]): void => onChange(field.many ? (next.length > 0 ? next : null) : (next[0] ?? null));
  const choose = async (): Promise<void> => {
    const picked = await assets.pickOf(field.accept);
    if (picked !== null) set(field.many ? [...ids.filter((id) => id !== picked.id), picked.id] : [picked.id]);
  };
  const move = (from: number, to: number): void => {
    const next = [...ids];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  return (
    <div className="ed-assets">
      {ids.map((id, index) => (
        <ChosenAsset
          key={id}
          id={id}
          canWrite={canWrite}
          onRemove={() => set(ids.filter((each) => each !== id))}
          onUp={index > 0 ? () => move(index, index - 1) : undefined}
          onDown={index < ids.length - 1 ? () => move(index, index + 1) : undefined}
        />
      ))}
      {canWrite && (
        <Button
          id={control.id}
          size="small"
          icon={<IconPhotoPlus aria-hidden size={14} />}
          aria-describedby={control["aria-describedby"]}
          onClick={() => void choose()}
        >
          {t(ids.length > 0 && !field.many ? "editor.media.change" : "editor.media.choose")}
        </Button>
      )}
    </div>
  );
}

interface ChosenAssetProps {
  id: string;
  canWrite: boolean;
  onRemove: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

function ChosenAsset({ id, canWrite, onRemove, onUp, onDown }: ChosenAssetProps) {
  const { t } = useTranslation("entries");
  const { data: asset } = useQuery(assetQuery(id));
  const name = asset?.fileName ?? (asset === null ? t("editor.media.gone") : "…");
  return (
    <div className="ed-asset">
      <span className="ed-asset-picture">{asset && <AssetThumbnail asset={asset} width={96} />}</span>
      <bdi className="pb-truncate pb-grow pb-small">{name}</bdi>
      {canWrite && (
        <>
          {(onUp !== undefined || onDown !== undefined) && (
            <>
              <IconButton label={t("editor.rows.up", { name })} disabled={onUp === undefined} onClick={onUp}>
                <IconChevronUp aria-hidden size={14} />
              </IconButton>
              <IconButton label={t("editor.rows.down", { name })} disabled={onDown === undefined} onClick={onDown}>
                <IconChevronDown aria-hidden size={14} />
              </IconButton>
            </>
          )}
          <IconButton label={t("editor.rows.remove", { name })} onClick={onRemove}>
            <IconX aria-hidden size={14} />
          </IconButton>
        </>
      )}
    </div>
  );
}
