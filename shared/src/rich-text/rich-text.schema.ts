/** The stored form of rich text and its zod schema. Attributes and nesting come from the table in `rich-text.format.ts`. */
import { z } from "zod";
import { formatVersion } from "./rich-text.format.ts";
import { findRichTextFaults } from "./rich-text-faults.ts";

export interface RichTextMark {
  type: string;
  attrs?: Record<string, unknown>;
}
export interface RichTextNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichTextNode[];
  marks?: RichTextMark[];
  text?: string;
}
/** A document as it is stored, sent and versioned. An empty one has no content. */
export interface RichTextDoc {
  type: "doc";
  formatVersion: number;
  content: RichTextNode[];
}

/** A document with nothing in it. */
export const emptyRichText = (): RichTextDoc => ({ type: "doc", formatVersion, content: [] });

/** Whether nothing would be shown: no text, no picture, no table; an unknown block counts as something. */
export function isRichTextEmpty(doc: RichTextDoc): boolean {
  const isBlank = (node: RichTextNode): boolean =>
    node.type === "text" ? (node.text ?? "").trim() === "" : ["paragraph", "heading", "hardBreak"].includes(node.type) && (node.content ?? []).every(isBlank);
  return doc.content.every(isBlank);
}

/**
 * A stored document of this format version: known nodes with legal attributes in legal places, allowed URLs, unique block ids, bounded depth
 * and size. Nodes of a type that is not known pass untouched: they are kept as opaque blocks and never rendered. Faults carry the JSON path.
 */
export const richTextSchema: z.ZodType<RichTextDoc> = z.unknown().transform((value, context) => {
  const faults = findRichTextFaults(value);
  for (const fault of faults) context.addIssue({ code: "custom", path: [...fault.path], message: fault.message, params: { rule: fault.rule } });
  return faults.length > 0 ? z.NEVER : (value as RichTextDoc);
});
