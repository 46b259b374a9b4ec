/** A rich text as checks look at it: its lines with their places. Read once a document, however many checks ask. */

import { isTextBlock } from "../../rich-text/rich-text.format.ts";
import type { RichTextNode } from "../../rich-text/rich-text.schema.ts";
import { isTooDeep } from "../../rich-text/rich-text-depth.ts";
import { readRichText } from "../../rich-text/rich-text-parse.ts";

/** Words in a row: a text block, or what is written under a picture or above a box. */
export interface TextLine {
  readonly blockId: string | undefined;
  /** Node type: `paragraph`, `heading`, `image`. */
  readonly type: string;
  /** 2 to 4 for headings, else 0. */
  readonly level: number;
  /** One sign a position of the editor: a break is `\n`, anything that is no text U+FFFC. */
  readonly text: string;
  /** Whether `text` is the block's own text, so that ranges in it are places in the block. */
  readonly isText: boolean;
  /** Stretches that somebody suggested to add or to take away. */
  readonly suggested: readonly { readonly from: number; readonly to: number }[];
}

const known = new WeakMap<object, readonly TextLine[]>();
/** Attributes that hold words. */
const wordAttributes = ["caption", "attribution", "title", "name"] as const;

/** @param value a stored rich text, or anything else: then there are no lines */
export function textLines(value: unknown): readonly TextLine[] {
  if (value === null || typeof value !== "object") return [];
  const lines = known.get(value) ?? readLines(value);
  known.set(value, lines);
  return lines;
}

function readLines(value: object): readonly TextLine[] {
  if (isTooDeep(value)) return [];
  const lines: TextLine[] = [];
  const walk = (node: RichTextNode, around: string | undefined): void => {
    const blockId = typeof node.attrs?.["id"] === "string" ? node.attrs["id"] : around;
    const content = node.content ?? [];
    for (const name of wordAttributes) {
      const words = node.attrs?.[name];
      if (typeof words === "string" && words !== "") lines.push({ blockId, type: node.type, level: 0, text: words, isText: false, suggested: [] });
    }
    if (isTextBlock(node.type)) lines.push(lineOf(node, blockId));
    else for (const inner of content) walk(inner, blockId);
  };
  for (const node of readRichText(value).doc.content) walk(node, undefined);
  return lines;
}

function lineOf(node: RichTextNode, blockId: string | undefined): TextLine {
  let text = "";
  const suggested: { from: number; to: number }[] = [];
  for (const piece of node.content ?? []) {
    const words = piece.type === "text" ? (piece.text ?? "") : piece.type === "hardBreak" ? "\n" : "\uFFFC";
    if (piece.marks?.some((mark) => mark.type === "insertion" || mark.type === "deletion"))
      suggested.push({ from: text.length, to: text.length + words.length });
    text += words;
  }
  return { blockId, type: node.type, level: node.type === "heading" ? Number(node.attrs?.["level"] ?? 2) : 0, text, isText: true, suggested };
}
