import { canonicalJson } from "../kernel/canonical-json.ts";
import type { RichTextDoc, RichTextNode } from "./rich-text.schema.ts";

/**
 * For a document that came without ids (HTML, markdown) in place of one that has them: blocks that say the same keep their block and its ids, a
 * changed block between two kept ones takes the id of the block of its type that stood there. So a script that sends the same text twice
 * changes nothing, and comments and translations of what stayed still find it.
 * @param doc top-level blocks with an id are left as they are
 */
export function keepBlockIds(doc: RichTextDoc, previous: RichTextDoc): RichTextDoc {
  const before = previous.content;
  const content: RichTextNode[] = [];
  let from = 0;
  const places = placesByContent(before);
  const taken = new Set(doc.content.map(idOf).filter((id) => id !== null));
  /** Indexes in `content` that have found nothing yet, since the last block that did. */
  let open: number[] = [];
  for (const block of doc.content) {
    const at = idOf(block) === null ? places.get(withoutIds(block))?.find((place) => place >= from && !taken.has(idOf(before[place]) ?? "")) : undefined;
    if (at === undefined) {
      if (idOf(block) === null) open.push(content.length);
      content.push(block);
      continue;
    }
    fillGap(content, open, before.slice(from, at), taken);
    content.push(before[at] ?? block);
    taken.add(idOf(before[at]) ?? "");
    open = [];
    from = at + 1;
  }
  fillGap(content, open, before.slice(from), taken);
  return { ...doc, content };
}

function fillGap(content: RichTextNode[], open: readonly number[], gone: readonly RichTextNode[], taken: Set<string>): void {
  const left = [...gone];
  for (const index of open) {
    const block = content[index];
    const match = left.findIndex((old) => old.type === block?.type && idOf(old) !== null && !taken.has(idOf(old) ?? ""));
    const id = idOf(left[match]);
    if (block === undefined || match === -1 || id === null) continue;
    content[index] = { ...block, attrs: { ...block.attrs, id } };
    taken.add(id);
    left.splice(0, match + 1);
  }
}

const idOf = (node: RichTextNode | undefined): string | null => (typeof node?.attrs?.["id"] === "string" ? node.attrs["id"] : null);

function placesByContent(blocks: readonly RichTextNode[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, block] of blocks.entries()) {
    const key = withoutIds(block);
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  return places;
}

function withoutIds(block: RichTextNode): string {
  const strip = (node: RichTextNode): RichTextNode => {
    const { id: _id, ...attrs } = node.attrs ?? {};
    const { attrs: _attrs, ...rest } = node;
    return { ...rest, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(node.content === undefined ? {} : { content: node.content.map(strip) }) };
  };
  return canonicalJson(strip(block));
}
