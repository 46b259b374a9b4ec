import type { Editor, Range } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";

export const slashItemIds = [
  "heading2",
  "heading3",
  "heading4",
  "paragraph",
  "bulletList",
  "orderedList",
  "quote",
  "table",
  "image",
  "clip",
  "embed",
  "divider",
  "pullQuote",
  "factBox",
  "keyMoments",
  "playerRatings",
  "relatedEntries",
  "gallery",
  "entryLink",
] as const;
export type SlashItemId = (typeof slashItemIds)[number];

/** Blocks that hold only what is picked: offered where it can be. */
export const pickedBy: Partial<Readonly<Record<SlashItemId, "asset" | "entry">>> = {
  image: "asset",
  clip: "asset",
  gallery: "asset",
  entryLink: "entry",
  relatedEntries: "entry",
};

/** An item with its words in the reader's language. `keywords` are other words people type for it. */
export interface SlashItem {
  id: SlashItemId;
  title: string;
  keywords: string;
}

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/** Items whose title or keywords have a word that begins with the query; titles before keywords. Accents and case do not matter. */
export function findSlashItems(items: readonly SlashItem[], query: string): SlashItem[] {
  const wanted = plain(query);
  const begins = (text: string) =>
    plain(text).includes(wanted) &&
    plain(text)
      .split(/\s+/)
      .some((_word, index, words) => words.slice(index).join(" ").startsWith(wanted));
  const byTitle = items.filter((item) => begins(item.title));
  return [...byTitle, ...items.filter((item) => !byTitle.includes(item) && begins(item.keywords))];
}

export interface SlashActions {
  /** Opens the media library for a picture or clip; absent where none may be picked. */
  pickAsset: ((kind: "image" | "clip") => void) | null;
  pickEntry: (() => void) | null;
  askForEmbed: () => void;
  /** Of newsroom blocks: some ask first what is to be in them. */
  insertBlock: (id: NewsroomItemId) => void;
}

export type NewsroomItemId = "pullQuote" | "factBox" | "keyMoments" | "playerRatings" | "relatedEntries" | "gallery";

/** Turns the typed `/query` into what was chosen. */
export function runSlashItem(editor: Editor, range: Range, id: SlashItemId, actions: SlashActions): void {
  const chain = editor.chain().focus().deleteRange(range);
  if (id === "heading2" || id === "heading3" || id === "heading4") chain.setNode("heading", { level: Number(id.at(-1)) }).run();
  else if (id === "paragraph") chain.setNode("paragraph").run();
  else if (id === "bulletList") chain.toggleBulletList().run();
  else if (id === "orderedList") chain.toggleOrderedList().run();
  else if (id === "quote") chain.wrapIn("quote").run();
  else if (id === "table")
    chain
      .insertTable({ rows: 3, cols: 3, withHeaderRow: true })
      .command(({ tr }) => leaveLineBelow(tr))
      .run();
  else if (id === "divider") chain.setHorizontalRule().run();
  else {
    chain.run();
    if (id === "embed") actions.askForEmbed();
    else if (id === "entryLink") actions.pickEntry?.();
    else if (id === "image" || id === "clip") actions.pickAsset?.(id);
    else actions.insertBlock(id);
  }
}

/** A new table at the end of the text gets a paragraph below it: without one the keyboard has no way out. The cursor stays in the table. */
function leaveLineBelow(tr: Transaction): boolean {
  const { $from } = tr.selection;
  const paragraph = tr.doc.type.schema.nodes["paragraph"];
  if ($from.depth === 0 || paragraph === undefined) return true;
  const end = $from.after(1);
  if (tr.doc.resolve(end).nodeAfter === null) tr.insert(end, paragraph.create());
  return true;
}
