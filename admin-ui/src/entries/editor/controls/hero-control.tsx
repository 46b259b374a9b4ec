import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { IconPhotoPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { assetQuery, pictureUrl, startUploads } from "../../../media/media.public.ts";
import { Button } from "../../../ui/button.tsx";
import { changeField, useDraftField } from "../../draft/use-draft.ts";
import { useEditorAssets } from "../editor-assets.tsx";
import { useEditor, useFieldDraft } from "../editor-context.tsx";
import { useProblemsAt } from "../field-problems.ts";
import { PageProblems } from "../page-problems.tsx";

/** The picture above the text: chosen from the library, or dropped here. */
export function HeroControl({ field }: { field: Field }) {
  const { t } = useTranslation("entries");
  const { definition, locale } = useEditor();
  const { draft, canWrite } = useFieldDraft(field);
  const assets = useEditorAssets();
  const value = useDraftField(draft, field);
  const id = typeof value === "string" ? value : null;
  const problems = useProblemsAt(`fields.${field.key}`);
  const { data: asset, isPending } = useQuery({ ...assetQuery(id ?? ""), enabled: id !== null });
  const [isOver, setIsOver] = useState(false);
  const set = (next: string | null): void => changeField(draft, definition, field.key, next);
  const choose = async (): Promise<void> => {
    const picked = await assets.pickOf(["image"]);
    if (picked !== null) set(picked.id);
  };
  const drop = (event: DragEvent): void => {
    setIsOver(false);
    const file = [...event.dataTransfer.files].find((each) => each.type.startsWith("image/"));
    if (!canWrite || file === undefined) return;
    event.preventDefault();
    void startUploads([file])
      .then(([upload]) => upload?.accepted)
      .then((accepted) => accepted && set(accepted.id))
      .catch(() => undefined);
  };
  if (id === null && !canWrite) return null;
  const text = asset?.texts.find((each) => each.locale === locale.code);
  const over = (event: DragEvent): void => {
    if (!canWrite) return;
    event.preventDefault();
    setIsOver(true);
  };
  const drag = { onDrop: drop, onDragOver: over, onDragLeave: () => setIsOver(false) };
  return (
    <div data-field={field.key} className="ed-hero-place" {...(isOver ? { "data-over": true } : {})}>
      {id === null ? (
        <button type="button" className="ed-hero-empty" onClick={() => void choose()} {...drag}>
          <IconPhotoPlus aria-hidden size={20} stroke={1.5} />
          <span>
            <b>
              {field.label}
              {field.required && ` ${t("editor.field.required")}`}
            </b>
            <span className="pb-small pb-quiet">{t("editor.media.heroHelp")}</span>
          </span>
        </button>
      ) : (
        <figure className="ed-hero" {...drag}>
          {asset && pictureUrl(asset, 1280) !== "" ? (
            <img
              src={pictureUrl(asset, 1280)}
              alt={text?.alt ?? ""}
              width={asset.file?.width}
              height={asset.file?.height}
              style={{ background: asset.file?.dominantColour }}
            />
          ) : (
            <div className="ed-hero-blank pb-small">{!isPending && t(asset === null ? "editor.media.gone" : "editor.media.inTheMaking")}</div>
          )}
          <figcaption>
            <bdi className="pb-truncate">{text?.caption || text?.alt || asset?.fileName}</bdi>
            <bdi className="pb-truncate">{asset?.credit}</bdi>
          </figcaption>
          {canWrite && (
            <span className="ed-hero-tools" dir="auto">
              <Button size="small" onClick={() => void choose()}>
                {t("editor.media.change")}
              </Button>
              <Button size="small" aria-label={t("editor.rows.remove", { name: field.label })} onClick={() => set(null)}>
                <IconX aria-hidden size={14} />
              </Button>
            </span>
          )}
        </figure>
      )}
      <PageProblems problems={problems} />
    </div>
  );
}
