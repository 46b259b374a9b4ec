import type { ImportWarning } from "@pressbox/shared/rich-text/html-import/foreign-media.ts";
import { keepBlockIds } from "@pressbox/shared/rich-text/keep-block-ids.ts";
import { nodeFormat, richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { emptyRichText, type RichTextDoc, type RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { jsonDepth, jsonLevels } from "@pressbox/shared/rich-text/rich-text-depth.ts";
import { findRichTextFaults, isObject } from "@pressbox/shared/rich-text/rich-text-faults.ts";
import { canonicalRichText, withBlockIds } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { upgradeRichText } from "@pressbox/shared/rich-text/upgrades/upgrade-rich-text.ts";
import { htmlToRichText } from "./html-to-rich-text.ts";
import { markdownToHtml } from "./markdown-to-html.ts";
import { refused, tooBig, tooDeep } from "./rich-text.errors.ts";

export interface ParsedRichText {
  /** Stored form, canonical, every block with an id. */
  doc: RichTextDoc;
  /** What could not be kept as it came. Nothing is lost without one. */
  warnings: readonly ImportWarning[];
}

/**
 * A rich text field as the API takes it: the editor's JSON, `{"$html": "…"}` or `{"$markdown": "…"}`; null is an empty text. Known nodes must be
 * right to the last attribute; blocks of an unknown type are kept, with a warning. HTML is read leniently: structure stays, styling goes. Beside
 * `$html` and `$markdown` may stand `"unknown": "keep"`: elements whose markup would be lost become legacy blocks (decision 0035).
 * @param path where the field stands in the request, for faults: `fields.body`
 * @param previous what stands there now: HTML and markdown have no ids, so blocks that stay the same take theirs from it
 * @throws AppError 422 with a fault for each place, or one for the whole when it is too big or nested too deep
 */
export function parseRichTextInput(value: unknown, path = "", previous: RichTextDoc | null = null): ParsedRichText {
  if (value === null) return { doc: emptyRichText(), warnings: [] };
  if (!isObject(value)) throw refused(path, [{ path: [], rule: "shape", message: 'expected a document, {"$html": "…"} or {"$markdown": "…"}' }]);
  for (const [key, toHtml] of [
    ["$html", (text: string) => text],
    ["$markdown", markdownToHtml],
  ] as const) {
    if (!Object.hasOwn(value, key)) continue;
    const { [key]: text, unknown = "drop", ...rest } = value;
    if (typeof text !== "string" || Object.keys(rest).length > 0 || (unknown !== "drop" && unknown !== "keep"))
      throw refused(path, [
        { path: [], rule: "shape", message: `expected {"${key}": "…"} with a text, and "unknown": "keep" or "drop" if anything beside it` },
      ]);
    if (Buffer.byteLength(text) >= richTextLimits.bytes) throw tooBig(path);
    const { doc, warnings } = htmlToRichText(toHtml(text, path), path, unknown);
    return { doc: checked(previous === null ? doc : keepBlockIds(canonicalRichText(doc), previous), path), warnings };
  }
  return parseDocument(value, path);
}

function parseDocument(value: Record<string, unknown>, path: string): ParsedRichText {
  const levels = jsonLevels(richTextLimits.depth);
  if (jsonDepth(value, levels) >= levels) throw tooDeep(path);
  if (Buffer.byteLength(JSON.stringify(value)) >= richTextLimits.bytes) throw tooBig(path);
  const doc = checked(upgradeRichText(value), path);
  return { doc, warnings: doc.content.flatMap(unknownBlocks) };
}

/** Ids first: two blocks with one id are an honest mistake of a script that copied a block. */
function checked(value: unknown, path: string): RichTextDoc {
  const faults = findRichTextFaults(value).filter((fault) => fault.rule !== "duplicate_id");
  if (faults.length > 0) throw refused(path, faults);
  return canonicalRichText(withBlockIds(value as RichTextDoc));
}

function unknownBlocks(node: RichTextNode): ImportWarning[] {
  if (node.type === "text") return [];
  if (nodeFormat(node.type) === null) return [{ rule: "unknown_kept", source: String(node.type).slice(0, 200) }];
  return (node.content ?? []).flatMap(unknownBlocks);
}
