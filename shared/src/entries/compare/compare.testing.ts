/** Reads one side back from what a comparison shows: what was shown as removed is the text before, what was shown as added the text after. */
import type { RichTextMark, RichTextNode } from "../../rich-text/rich-text.schema.ts";
import type { InlinePiece } from "./compare-inline.ts";
import type { BlockComparison } from "./compare-rich-text.ts";

export type Side = "before" | "after";

export function sideOf(blocks: readonly BlockComparison[], side: Side): RichTextNode[] {
  return blocks.flatMap((block): RichTextNode[] => {
    if (side === "after" ? block.kind === "removed" : block.kind === "added" || block.move === "here") return [];
    if (block.kind === "same") return [side === "after" ? block.node : block.before!];
    return [block.kind === "changed" ? changedSide(block, side) : block.node];
  });
}

/** The block with its changes made or unmade, from the list of changes alone. */
function changedSide(block: BlockComparison, side: Side): RichTextNode {
  const attributes: Record<string, unknown> = { ...(side === "after" ? block.before : block.node)?.attrs };
  let { type } = side === "after" ? block.before! : block.node;
  for (const change of block.attributes) {
    const value = change[side];
    if (change.name === "type") type = String(value);
    else if (value === undefined) delete attributes[change.name];
    else attributes[change.name] = value;
  }
  const id = (side === "after" ? block.node : block.before!).attrs?.["id"];
  delete attributes["id"];
  const attrs = id === undefined ? attributes : { id, ...attributes };
  const content = block.inline ? inlineSide(block.inline, side) : block.children ? sideOf(block.children, side) : [];
  return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
}

function inlineSide(pieces: readonly InlinePiece[], side: Side): RichTextNode[] {
  const content: RichTextNode[] = [];
  for (const { kind, text, node, marks, marksBefore } of pieces) {
    if (kind === (side === "after" ? "removed" : "added")) continue;
    const own: readonly RichTextMark[] = side === "before" ? (marksBefore ?? marks) : marks;
    const last = content.at(-1);
    const marked = own.length > 0 ? { marks: [...own] } : {};
    if (node !== undefined) content.push({ ...node, ...marked });
    else if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(own)) last.text += text;
    else content.push({ type: "text", ...marked, text });
  }
  return content;
}
