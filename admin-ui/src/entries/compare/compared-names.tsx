import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { assetQuery } from "../../media/media.public.ts";
import { entryQuery } from "../variants.queries.ts";

/** What an id stands for, as people know it. */
export function NamedTarget({ kind, id }: { kind: "asset" | "entry"; id: string }) {
  return kind === "asset" ? <AssetName id={id} /> : <EntryName id={id} />;
}

function AssetName({ id }: { id: string }) {
  const { t } = useTranslation("versions");
  const { data } = useQuery({ ...assetQuery(id), staleTime: 60_000 });
  return <bdi>{data === null ? t("compare.goneTarget") : (data?.fileName ?? "…")}</bdi>;
}

function EntryName({ id }: { id: string }) {
  const { t } = useTranslation("versions");
  const { data, isError } = useQuery({ ...entryQuery(id), retry: false });
  return <bdi>{isError ? t("compare.goneTarget") : data === undefined ? "…" : data.title || t("compare.untitled")}</bdi>;
}
