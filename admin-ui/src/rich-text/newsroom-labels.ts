import i18next from "i18next";
import { loadTexts } from "../platform/i18n/i18n.ts";
import type { NewsroomLabels } from "./extensions/node-cards/card-labels.ts";

/** Words of newsroom blocks in the language of the admin, fetched with the first such block. */
export async function newsroomLabels(): Promise<NewsroomLabels> {
  await loadTexts(["rich-text-blocks"]);
  const t = i18next.getFixedT(null, "rich-text-blocks");
  return {
    keyMoments: t("keyMoments"),
    playerRatings: t("playerRatings"),
    relatedEntries: t("relatedEntries"),
    gallery: t("gallery"),
    factBoxTitle: t("factBoxTitle"),
    attribution: t("attribution"),
    caption: t("caption"),
    minute: t("minute"),
    player: t("player"),
    choosePlayer: t("choosePlayer"),
    unlinkPlayer: t("unlinkPlayer"),
    rating: t("rating"),
    ratingRule: t("ratingRule"),
    addEntry: t("addEntry"),
    addPicture: t("addPicture"),
    earlier: t("earlier"),
    later: t("later"),
    remove: t("remove"),
    removeBlock: t("removeBlock"),
    notLive: t("notLive"),
    untitled: t("untitled"),
    missingEntry: t("missingEntry"),
    missingAsset: t("missingAsset"),
    loading: t("loading"),
    legacy: t("legacy"),
    openLegacy: t("openLegacy"),
  };
}
