import { type Extensions, getSchema } from "@tiptap/core";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Text } from "@tiptap/extension-text";
import { Clip, Image } from "../extensions/asset-nodes.ts";
import { BlockAttributes } from "../extensions/block-attributes.ts";
import { Divider } from "../extensions/divider.ts";
import { Embed } from "../extensions/embed.ts";
import { FactBox } from "../extensions/fact-box.ts";
import { Gallery, GalleryImage } from "../extensions/gallery.ts";
import { KeyMoment, KeyMoments } from "../extensions/key-moments.ts";
import { LegacyHtml } from "../extensions/legacy-html.ts";
import { Link } from "../extensions/link.ts";
import { Bold, Code, Italic, Strike, Subscript, Superscript } from "../extensions/marks.ts";
import { Opaque, OpaqueInline, OpaqueMark } from "../extensions/opaque.ts";
import { PlayerRating, PlayerRatings } from "../extensions/player-ratings.ts";
import { PullQuote } from "../extensions/pull-quote.ts";
import { Quote } from "../extensions/quote.ts";
import { RelatedEntries, RelatedEntry } from "../extensions/related-entries.ts";
import { Deletion, Insertion } from "../extensions/suggestion-marks.ts";
import { Table, TableCell, TableHeader, TableRow } from "../extensions/table.ts";
import { BulletList, Heading, ListItem, OrderedList, Paragraph } from "../extensions/text-blocks.ts";

/** Every node and mark of an article: the only list. The editor adds views and behaviour to these, never another node. */
export const articleKit: Extensions = [
  Document,
  Text,
  Paragraph,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  Quote,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Image,
  Clip,
  Embed,
  Divider,
  PullQuote,
  FactBox,
  KeyMoments,
  KeyMoment,
  PlayerRatings,
  PlayerRating,
  RelatedEntries,
  RelatedEntry,
  Gallery,
  GalleryImage,
  LegacyHtml,
  HardBreak,
  Opaque,
  OpaqueInline,
  Link,
  Bold,
  Italic,
  Strike,
  Code,
  Subscript,
  Superscript,
  Insertion,
  Deletion,
  OpaqueMark,
  BlockAttributes,
];

/** The ProseMirror schema of an article. */
export const articleSchema = getSchema(articleKit);
