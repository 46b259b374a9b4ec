import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { readDraftField } from "@pressbox/shared/entries/draft-document.ts";
import { IconPhoto } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import * as Y from "yjs";
import { AssetThumbnail, assetPath, assetQuery } from "../../media/media.public.ts";
import { EmptyState } from "../../ui/panel.tsx";
import { useEditor } from "../editor/editor-context.tsx";

/** Every picture and clip of this page, and what still lacks a description in its language. */
export function MediaPanel() {
  const { t } = useTranslation("entries");
  const ids = useAssetsOfPage();
  return (
    <div className="ed-panel-scroll">
      <section className="ed-panel-part">
        <h3 className="ed-panel-title">
          {t("editor.media.title")}
          <span className="pb-quiet pb-small pb-num">{ids.length}</span>
        </h3>
        {ids.length === 0 && (
          <EmptyState icon={<IconPhoto size={32} stroke={1.5} />} title={t("editor.media.none")}>
            {t("editor.media.noneText")}
          </EmptyState>
        )}
        <ul className="ed-media-list">
          {ids.map((id) => (
            <MediaItem key={id} id={id} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function MediaItem({ id }: { id: string }) {
  const { t } = useTranslation("entries");
  const { locale } = useEditor();
  const { data: asset } = useQuery(assetQuery(id));
  if (asset === undefined) return null;
  if (asset === null) return <li className="pb-field-problem">{t("editor.media.gone")}</li>;
  const text = asset.texts.find((each) => each.locale === locale.code);
  return (
    <li>
      <Link to={assetPath(id)} className="ed-media-item">
        <span className="ed-asset-picture">
          <AssetThumbnail asset={asset} width={120} />
        </span>
        <span className="pb-grow">
          <bdi className="pb-truncate">{asset.fileName}</bdi>
          {text?.alt ? (
            <bdi className="pb-small pb-quiet" dir={locale.direction}>
              {text.alt}
            </bdi>
          ) : (
            <span className="pb-small ed-warning">{t("editor.media.noAlt")}</span>
          )}
        </span>
      </Link>
    </li>
  );
}

/** Ids of assets in media fields and in the texts, in the order of the page; looked up when typing rests. */
function useAssetsOfPage(): readonly string[] {
  const { definition, own, shared } = useEditor();
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      const found = definition.fields.flatMap((field) => assetsOf((field.localized ? own : shared).doc, field));
      setIds((current) => (current.join() === found.join() ? current : [...new Set(found)]));
    };
    const soon = (): void => {
      timer ??= setTimeout(look, 300);
    };
    look();
    const docs = [own.doc, shared.doc];
    for (const doc of docs) doc.on("update", soon);
    return () => {
      clearTimeout(timer);
      for (const doc of docs) doc.off("update", soon);
    };
  }, [definition, own, shared]);
  return ids;
}

function assetsOf(doc: Y.Doc, field: Field): string[] {
  if (field.kind === "media") return [readDraftField(doc, field) ?? []].flat().filter((id) => typeof id === "string");
  if (field.kind !== "rich-text") return [];
  return doc
    .getXmlFragment(draftTypeName(field.key))
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement && (block.nodeName === "image" || block.nodeName === "clip") ? [block.getAttribute("assetId")] : []))
    .filter((id) => typeof id === "string" && id !== "") as string[];
}
