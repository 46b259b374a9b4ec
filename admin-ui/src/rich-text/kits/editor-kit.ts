import { articleKit } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import type { Extensions, Node as TiptapNode } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Dropcursor, Gapcursor, Placeholder } from "@tiptap/extensions";
import type * as Y from "yjs";
import { FileDrop, type FileDropOptions } from "../extensions/file-drop/file-drop.ts";
import { Highlights } from "../extensions/highlights/highlights.ts";
import { KeepCaret } from "../extensions/keep-caret/keep-caret.ts";
import { LinkShortcut } from "../extensions/link-shortcut/link-shortcut.ts";
import { MoveBlock } from "../extensions/move-block/move-block.ts";
import { withNewsroomCard } from "../extensions/newsroom/newsroom-card.ts";
import { NewsroomKeys } from "../extensions/newsroom/newsroom-keys.ts";
import { withAssetCard } from "../extensions/node-cards/asset-card.ts";
import type { CardOptions } from "../extensions/node-cards/card-labels.ts";
import { withEmbedCard } from "../extensions/node-cards/embed-card.ts";
import { withOpaqueCard } from "../extensions/node-cards/opaque-card.ts";
import { withQuoteCard } from "../extensions/node-cards/quote-card.ts";
import { Paste } from "../extensions/paste/paste.ts";
import type { PasteOptions } from "../extensions/paste/paste-content.ts";
import { SlashMenu, type SlashMenuOptions } from "../extensions/slash-menu/slash-menu.ts";
import { StableIds } from "../extensions/stable-ids/stable-ids.ts";
import { withColumns } from "../extensions/table-columns/table-columns.ts";
import { ToolPlaces, type ToolPlacesOptions } from "../extensions/tool-places/tool-places.ts";
import { Typography, type TypographyOptions } from "../extensions/typography/typography.ts";
import { UndoSteps } from "../extensions/undo-steps/undo-steps.ts";
import { WholeClipboard } from "../extensions/whole-clipboard/whole-clipboard.ts";
import { borrowUndo } from "./borrowed-undo.ts";

/** Who types here, as others see the caret. `color` is a CSS colour on which white text can be read. */
export interface CaretUser {
  name: string;
  color: string;
}
/** What y-protocols' Awareness offers; the provider of the draft has one. */
export interface CaretAwareness {
  clientID: number;
  getStates(): Map<number, Record<string, unknown>>;
  setLocalStateField(field: string, value: unknown): void;
}
export interface SharedText {
  fragment: Y.XmlFragment;
  /** Absent: no carets of others. */
  awareness?: CaretAwareness;
  user?: CaretUser;
  /** Undo of the whole document the fragment is in. Absent: the text has one of its own. */
  undo?: Y.UndoManager;
}

export interface EditorKitOptions extends CardOptions, FileDropOptions {
  shared: SharedText | null;
  slashMenu: SlashMenuOptions;
  toolPlaces: ToolPlacesOptions;
  placeholder: string;
  typography: TypographyOptions;
  paste: PasteOptions;
}

const cards: Readonly<Record<string, (extension: TiptapNode, options: CardOptions) => TiptapNode>> = {
  image: withAssetCard,
  clip: withAssetCard,
  embed: withEmbedCard,
  quote: withQuoteCard,
  opaque: withOpaqueCard,
  opaqueInline: withOpaqueCard,
  pullQuote: withNewsroomCard,
  factBox: withNewsroomCard,
  keyMoments: withNewsroomCard,
  keyMoment: withNewsroomCard,
  playerRatings: withNewsroomCard,
  playerRating: withNewsroomCard,
  relatedEntries: withNewsroomCard,
  relatedEntry: withNewsroomCard,
  gallery: withNewsroomCard,
  galleryImage: withNewsroomCard,
  legacyHtml: withNewsroomCard,
  table: withColumns,
};

/** The article's nodes and marks with their cards, and the behaviour around them. */
export function editorKit(options: EditorKitOptions): Extensions {
  const nodes = articleKit.map((extension) => cards[extension.name]?.(extension as TiptapNode, options) ?? extension);
  return [
    ...nodes,
    ...history(options.shared),
    StableIds,
    Highlights,
    MoveBlock,
    LinkShortcut,
    NewsroomKeys,
    WholeClipboard,
    Paste.configure(options.paste),
    Typography.configure(options.typography),
    FileDrop.configure({ onDropFiles: options.onDropFiles }),
    SlashMenu.configure(options.slashMenu),
    ToolPlaces.configure(options.toolPlaces),
    Placeholder.configure({ placeholder: options.placeholder }),
    Dropcursor.configure({ width: 2, color: "var(--c-accent)" }),
    Gapcursor,
  ];
}

/** A shared text has its undo in Yjs: only what this person did is undone. */
function history(shared: SharedText | null): Extensions {
  // A plain value is only looked at.
  if (shared === null) return [];
  const undo = shared.undo === undefined ? {} : { yUndoOptions: { undoManager: borrowUndo(shared.undo) } };
  const collaboration = [Collaboration.configure({ fragment: shared.fragment, ...undo }), KeepCaret, UndoSteps];
  if (shared.awareness === undefined || shared.user === undefined) return collaboration;
  return [...collaboration, CollaborationCaret.configure({ provider: { awareness: shared.awareness }, user: { ...shared.user } })];
}
