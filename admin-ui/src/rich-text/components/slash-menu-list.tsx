import {
  IconArticle,
  IconH2,
  IconH3,
  IconH4,
  IconInfoSquareRounded,
  IconLayoutGrid,
  IconLayoutList,
  IconLink,
  IconList,
  IconListNumbers,
  IconMinus,
  IconMovie,
  IconPhoto,
  IconPilcrow,
  IconQuote,
  IconQuotes,
  IconSoccerField,
  IconStars,
  IconTable,
  IconWorldWww,
} from "@tabler/icons-react";
import { type CSSProperties, useEffect, useRef, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { SlashItemId } from "../extensions/slash-menu/slash-items.ts";
import type { SlashMenuStore } from "../extensions/slash-menu/slash-menu.ts";
import styles from "./menus.module.css";

const icons: Readonly<Record<SlashItemId, typeof IconList>> = {
  heading2: IconH2,
  heading3: IconH3,
  heading4: IconH4,
  paragraph: IconPilcrow,
  bulletList: IconList,
  orderedList: IconListNumbers,
  quote: IconQuote,
  table: IconTable,
  image: IconPhoto,
  clip: IconMovie,
  embed: IconWorldWww,
  divider: IconMinus,
  pullQuote: IconQuotes,
  factBox: IconInfoSquareRounded,
  keyMoments: IconSoccerField,
  playerRatings: IconStars,
  relatedEntries: IconArticle,
  gallery: IconLayoutGrid,
  entryLink: IconLink,
};

/** The list under a typed `/`. The focus stays in the text; arrows and Enter are taken there. */
export function SlashMenuList({ store, textbox }: { store: SlashMenuStore; textbox: HTMLElement | null }) {
  const { t } = useTranslation("rich-text");
  const state = useSyncExternalStore(store.subscribe, store.read);
  const list = useRef<HTMLDivElement>(null);
  const activeId = state === null ? null : `slash-${state.items[state.index]?.id}`;
  useEffect(() => {
    if (activeId === null) textbox?.removeAttribute("aria-activedescendant");
    else {
      textbox?.setAttribute("aria-activedescendant", activeId);
      list.current?.querySelector(`#${activeId}`)?.scrollIntoView({ block: "nearest" });
    }
  }, [activeId, textbox]);
  const isOpen = state !== null;
  // At hand before an item is chosen: what is typed right after it belongs into the new block.
  useEffect(() => {
    if (isOpen) void import("../newsroom-actions.ts").catch(() => undefined);
  }, [isOpen]);
  if (state === null) return null;
  return createPortal(
    <div ref={list} role="listbox" aria-label={t("slash.label")} className={styles["slash"]} style={placeUnder(state.place)}>
      {state.items.map((item, index) => {
        const Icon = icons[item.id] ?? IconLayoutList;
        return (
          <div
            key={item.id}
            id={`slash-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === state.index}
            className={styles["slashItem"]}
            onPointerDown={(event) => {
              event.preventDefault();
              state.choose(item);
            }}
          >
            <Icon size={16} stroke={1.75} aria-hidden />
            <span>{item.title}</span>
          </div>
        );
      })}
    </div>,
    document.body,
  );
}

const height = 320;
const width = 248;

/** Below the line, above it where the window ends; inside the window on both sides. */
export function placeUnder(place: DOMRect): CSSProperties {
  const isRightToLeft = document.documentElement.dir === "rtl";
  const wanted = isRightToLeft ? place.right - width : place.left;
  const left = Math.max(8, Math.min(wanted, window.innerWidth - width - 8));
  const isBelow = place.bottom + height + 12 < window.innerHeight || place.top < height;
  return { left, ...(isBelow ? { top: place.bottom + 6 } : { bottom: window.innerHeight - place.top + 6 }) };
}
