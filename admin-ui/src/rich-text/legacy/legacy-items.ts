/** What an open text holds that this version cannot show, one by one, and the change that puts something else in its place. */
import { opaqueBlock, opaqueInline, opaqueMark } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextMark, RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { Fragment, type Mark, type Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";

export interface LegacyItem {
  /** Stays when others write around it: what it is, and which of several equal ones. */
  readonly key: string;
  readonly kind: "block" | "inline" | "mark" | "html";
  /** Name of the unknown node or mark; the first element of markup. May be empty. */
  readonly name: string;
  /** As it is stored: JSON in lines, or HTML. */
  readonly raw: string;
  /** Words under the formatting; empty for nodes. */
  readonly words: string;
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
}

/** In the order of the text. */
export function findLegacy(doc: Node): LegacyItem[] {
  const items: Omit<LegacyItem, "key">[] = [];
  doc.descendants((node, position, parent) => {
    const place = { from: position, to: position + node.nodeSize, words: "", blockId: idOf(node) || (parent === null ? "" : idOf(parent)) };
    if (node.type.name === opaqueBlock || node.type.name === opaqueInline)
      items.push({ ...place, kind: node.type.name === opaqueBlock ? "block" : "inline", ...describeJson(node.attrs["json"]) });
    else if (node.type.name === "legacyHtml") {
      const raw = String(node.attrs["html"]);
      items.push({ ...place, kind: "html", raw, name: /<([a-z][a-z0-9:-]{0,39})/i.exec(raw)?.[1]?.toLowerCase() ?? "" });
    }
    for (const mark of node.marks)
      if (mark.type.name === opaqueMark) {
        const { raw, name } = describeJson(mark.attrs["json"]);
        const last = items.at(-1);
        // One formatting over bold and plain words lies on several pieces.
        if (last?.kind === "mark" && last.raw === raw && last.to === place.from)
          items[items.length - 1] = { ...last, to: place.to, words: last.words + (node.text ?? "") };
        else items.push({ ...place, kind: "mark", raw, name, words: node.text ?? "" });
      }
    return true;
  });
  const seen = new Map<string, number>();
  return items.map((item) => {
    const what = `${item.kind} ${item.raw}`;
    const index = seen.get(what) ?? 0;
    seen.set(what, index + 1);
    return { ...item, key: `${index} ${what}` };
  });
}

const idOf = (node: Node): string => (typeof node.attrs["id"] === "string" ? node.attrs["id"] : "");

function describeJson(json: unknown): { raw: string; name: string } {
  try {
    const kept: unknown = JSON.parse(String(json));
    const name = kept !== null && typeof kept === "object" && "type" in kept ? String(kept.type).slice(0, 60) : "";
    return { raw: JSON.stringify(kept, null, 2), name };
  } catch {
    return { raw: String(json), name: "" };
  }
}

export type Replacement =
  /** Nodes in the editor's form; none takes the item away. */
  | { readonly kind: "nodes"; readonly nodes: readonly RichTextNode[] }
  /** Another formatting; null takes it off the words. */
  | { readonly kind: "mark"; readonly mark: RichTextMark | null };

/** The change, or why there is none: somebody was faster, or this may not stand there. */
export function replaceLegacy(state: EditorState, key: string, replacement: Replacement): Transaction | "gone" | "place" {
  const item = findLegacy(state.doc).find((each) => each.key === key);
  if (item === undefined) return "gone";
  if (replacement.kind === "mark") return item.kind === "mark" ? replaceMark(state, item, replacement.mark) : "place";
  if (item.kind === "mark") return "place";
  const { schema } = state;
  const content = Fragment.from(replacement.nodes.map((node) => schema.nodeFromJSON(node)));
  const $from = state.doc.resolve(item.from);
  const isOnly = content.size === 0 && !$from.parent.canReplace($from.index(), $from.index() + 1);
  // A document, a cell or a list item is never empty.
  const wanted = isOnly ? Fragment.from(schema.nodes["paragraph"]!.create()) : content;
  if (!$from.parent.canReplace($from.index(), $from.index() + 1, wanted)) return "place";
  return state.tr.replaceWith(item.from, item.to, wanted).scrollIntoView();
}

function replaceMark(state: EditorState, { from, to, raw }: LegacyItem, mark: RichTextMark | null): Transaction {
  const tr = state.tr;
  const old = new Set<Mark>();
  state.doc.nodesBetween(from, to, (node) => {
    for (const each of node.marks) if (each.type.name === opaqueMark && describeJson(each.attrs["json"]).raw === raw) old.add(each);
  });
  for (const each of old) tr.removeMark(from, to, each);
  if (mark !== null) tr.addMark(from, to, state.schema.mark(mark.type, mark.attrs));
  return tr;
}
