import { Heading as TiptapHeading } from "@tiptap/extension-heading";
import { BulletList as TiptapBulletList, ListItem as TiptapListItem, OrderedList as TiptapOrderedList } from "@tiptap/extension-list";
import { Paragraph as TiptapParagraph } from "@tiptap/extension-paragraph";
import type { DomElement } from "./dom-element.ts";

/** Paragraphs and lists may stand inside list items, quotes and cells: the group `flow`. */
export const Paragraph = TiptapParagraph.extend({ group: "block flow" });

/** Levels 2 to 4: level 1 is the entry's title. What comes in as 1 becomes 2, what is deeper becomes 4. */
export const Heading = TiptapHeading.extend({
  addAttributes() {
    return { level: { default: 2, rendered: false } };
  },
  parseHTML() {
    return [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(4, Math.max(2, level)) } }));
  },
}).configure({ levels: [2, 3, 4] });

export const BulletList = TiptapBulletList.extend({ group: "block flow list" });

export const OrderedList = TiptapOrderedList.extend({
  group: "block flow list",
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element: DomElement) => {
          const start = Number(element.getAttribute("start") ?? 1);
          return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1;
        },
      },
    };
  },
});

export const ListItem = TiptapListItem.extend({ content: "paragraph flow*" });
