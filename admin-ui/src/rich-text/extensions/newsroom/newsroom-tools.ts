/** What is drawn beside the words of newsroom blocks: plain DOM, one function a kind of block. Fetched with the first such block. */
import { minuteText } from "@pressbox/shared/rich-text/minute-text.ts";
import { richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { insertChild, moveBlockAt, removeBlock, setAttributes } from "../../newsroom-actions.ts";
import { drawAsset } from "../node-cards/asset-card.ts";
import type { EditorEntry, NewsroomLabels, NewsroomOptions } from "../node-cards/card-labels.ts";
import { textAttribute } from "../node-cards/text-attribute.ts";
import { attributeField } from "./attribute-field.ts";
import type { DrawTools, ShowBlock, ToolsPlace } from "./newsroom-card.ts";
import { toolButton } from "./tool-button.ts";

/** Of what never changes. */
const quiet: ShowBlock = () => undefined;

export function newsroomTools(options: NewsroomOptions, labels: NewsroomLabels): DrawTools {
  const drawn: Readonly<Record<string, DrawTools>> = {
    pullQuote: ({ editor, positionOf, tools }) => {
      const attribution = textAttribute(editor, positionOf, "attribution", labels.attribution, richTextLimits.attributionLength);
      tools.append(attribution.field);
      return attribution.show;
    },
    factBox: (place) => {
      const title = attributeField(place, { name: "title", label: labels.factBoxTitle, maxLength: richTextLimits.titleLength });
      place.tools.append(title.field);
      return title.show;
    },
    keyMoments: (place) => headed(place, labels.keyMoments, []),
    playerRatings: (place) => headed(place, labels.playerRatings, []),
    keyMoment: (place) => {
      const minute = attributeField(place, { name: "minute", label: labels.minute, maxLength: 12, draw: minuteText });
      minute.field.placeholder = "–′";
      place.tools.append(minute.field);
      return minute.show;
    },
    playerRating: (place) => playerTools(place, options, labels),
    relatedEntries: (place) =>
      headed(place, labels.relatedEntries, [
        toolButton("plus", labels.addEntry, async () => {
          const entry = await options.pickEntry();
          if (entry !== null) insertChild(place.editor, place.positionOf(), { type: "relatedEntry", attrs: { entryId: entry.id } });
        }),
        removeButton(place, labels.removeBlock),
      ]),
    relatedEntry: (place) => relatedTools(place, options, labels),
    gallery: (place) =>
      headed(place, labels.gallery, [
        toolButton("plus", labels.addPicture, async () => {
          const picture = await options.pickPicture();
          if (picture !== null) insertChild(place.editor, place.positionOf(), { type: "galleryImage", attrs: { assetId: picture.id } });
        }),
        removeButton(place, labels.removeBlock),
      ]),
    galleryImage: (place) => pictureTools(place, options, labels),
    legacyHtml: (place) => legacyTools(place, options, labels),
  };
  return (place) => drawn[place.node.type.name]?.(place) ?? quiet;
}

/** A line with the block's name and what can be done with it. */
function headed({ tools }: ToolsPlace, name: string, buttons: readonly HTMLElement[]): ShowBlock {
  const words = document.createElement("strong");
  words.textContent = name;
  tools.append(words, ...buttons);
  return quiet;
}

const removeButton = ({ editor, positionOf }: ToolsPlace, label: string) => toolButton("remove", label, () => removeBlock(editor, positionOf()));

function orderButtons({ editor, positionOf }: ToolsPlace, icons: readonly ["up" | "before", "down" | "after"], labels: NewsroomLabels): HTMLElement[] {
  return [
    toolButton(icons[0], labels.earlier, () => moveBlockAt(editor, positionOf(), -1, icons[0])),
    toolButton(icons[1], labels.later, () => moveBlockAt(editor, positionOf(), 1, icons[1])),
    toolButton("remove", labels.remove, () => removeBlock(editor, positionOf())),
  ];
}

function playerTools(place: ToolsPlace, options: NewsroomOptions, labels: NewsroomLabels): ShowBlock {
  const { editor, positionOf, tools } = place;
  const name = attributeField(place, { name: "name", label: labels.player, maxLength: richTextLimits.nameLength });
  const choose = toolButton("link", labels.choosePlayer, async () => {
    const entry = await options.pickEntry();
    if (entry !== null) setAttributes(editor, positionOf(), { entryId: entry.id, name: entry.title.slice(0, richTextLimits.nameLength) });
  });
  const unlink = toolButton("remove", labels.unlinkPlayer, () => setAttributes(editor, positionOf(), { entryId: null }));
  const rating = attributeField(place, {
    name: "rating",
    label: labels.rating,
    maxLength: 4,
    read: (text) => {
      const mark = text.trim() === "" ? null : Number(text.replace(",", "."));
      return mark === null || (mark >= 0 && mark <= 10 && Number.isInteger(mark * 2)) ? { value: mark } : null;
    },
    invalid: labels.ratingRule,
  });
  // Without a name of its own, the player has the name of that entry.
  const showTitle = whenChanged("entryId", async (entryId) => {
    const entry = await options.loadEntry(entryId).catch(() => null);
    return () => {
      name.field.placeholder = entry?.title || labels.player;
    };
  });
  rating.field.inputMode = "decimal";
  rating.field.placeholder = "–";
  tools.append(name.field, choose, unlink, rating.field);
  return (node) => {
    name.show(node);
    rating.show(node);
    const isLinked = node.attrs["entryId"] !== null;
    choose.hidden = isLinked;
    unlink.hidden = !isLinked;
    tools.toggleAttribute("data-linked", isLinked);
    if (isLinked) showTitle(node);
    else name.field.placeholder = labels.player;
  };
}

function relatedTools(place: ToolsPlace, options: NewsroomOptions, labels: NewsroomLabels): ShowBlock {
  const title = document.createElement("bdi");
  const hint = document.createElement("small");
  place.tools.append(title, hint, ...orderButtons(place, ["up", "down"], labels));
  title.textContent = labels.loading;
  return whenChanged("entryId", async (entryId) => {
    const entry: EditorEntry | null = await options.loadEntry(entryId).catch(() => null);
    return () => {
      title.textContent = entry === null ? labels.missingEntry : entry.title || labels.untitled;
      hint.textContent = entry !== null && !entry.isLive ? labels.notLive : "";
      place.tools.dataset["state"] = entry === null ? "missing" : "";
    };
  });
}

function pictureTools(place: ToolsPlace, options: NewsroomOptions, labels: NewsroomLabels): ShowBlock {
  const frame = document.createElement("div");
  frame.dataset["frame"] = "";
  const caption = textAttribute(place.editor, place.positionOf, "caption", labels.caption, richTextLimits.captionLength);
  const buttons = document.createElement("span");
  buttons.append(...orderButtons(place, ["before", "after"], labels));
  place.tools.append(frame, caption.field, buttons);
  frame.textContent = labels.loading;
  const showPicture = whenChanged("assetId", async (assetId) => {
    const asset = await options.loadAsset(assetId).catch(() => null);
    return () => drawAsset(frame, asset, labels.missingAsset);
  });
  return (node) => {
    caption.show(node);
    showPicture(node);
  };
}

/** Says what is kept, by its first element, and never draws it: its HTML comes from anywhere. */
function legacyTools(place: ToolsPlace, options: NewsroomOptions, labels: NewsroomLabels): ShowBlock {
  const words = document.createElement("span");
  words.textContent = labels.legacy;
  const name = document.createElement("code");
  const open = toolButton("open", labels.openLegacy, () => {
    const position = place.positionOf();
    const id: unknown = position === undefined ? null : place.editor.state.doc.nodeAt(position)?.attrs["id"];
    if (typeof id === "string") options.openLegacy()?.(id);
  });
  place.tools.append(words, name, open);
  return (node) => {
    const html = String(node.attrs["html"]);
    name.textContent = /<([a-z][a-z0-9:-]{0,39})/i.exec(html)?.[1]?.toLowerCase() ?? "";
    open.hidden = options.openLegacy() === null;
  };
}

/** Loads again only when the attribute names something else; an answer that comes too late is not shown. */
function whenChanged(attribute: string, load: (id: string) => Promise<() => void>): ShowBlock {
  let wanted = "";
  return (node) => {
    const id = String(node.attrs[attribute]);
    if (id === wanted) return;
    wanted = id;
    void load(id).then((draw) => id === wanted && draw());
  };
}
