/** The texts of a document as find sees them, and putting other words in their place. Loaded with the find bar. */
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { Decoration } from "@tiptap/pm/view";
import { layHighlights } from "../extensions/highlights/highlights.ts";

/** A stretch of text without a break: a paragraph's, a heading's, or one that an attribute holds (a caption). */
export interface TextRun {
  /** Of the first letter; of the node itself where `attribute` is named. */
  readonly position: number;
  readonly attribute: string | null;
  /** One character a position: what is no text, or suggested to go, is U+FFFC. */
  readonly text: string;
}

export interface Replacement {
  readonly run: TextRun;
  /** Place in `run.text`. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const objectCharacter = "\ufffc";
const textAttributes: Readonly<Record<string, readonly string[]>> = {
  image: ["caption"],
  clip: ["caption"],
  embed: ["caption"],
  galleryImage: ["caption"],
  quote: ["attribution"],
  pullQuote: ["attribution"],
  factBox: ["title"],
  playerRating: ["name"],
};

/** In the order of the document. */
export function textRunsOf(doc: Node): TextRun[] {
  const runs: TextRun[] = [];
  doc.descendants((node, position) => {
    for (const attribute of textAttributes[node.type.name] ?? []) {
      const text: unknown = node.attrs[attribute];
      if (typeof text === "string" && text !== "") runs.push({ position, attribute, text });
    }
    if (node.isTextblock && node.content.size > 0) runs.push({ position: position + 1, attribute: null, text: runText(node) });
    return !node.isTextblock;
  });
  return runs;
}

function runText(block: Node): string {
  let text = "";
  block.forEach((node) => {
    if (node.isText && !node.marks.some((mark) => mark.type.name === "deletion")) text += node.text ?? "";
    else text += node.type.name === "hardBreak" ? "\n" : objectCharacter.repeat(node.nodeSize);
  });
  return text;
}

/** One transaction for all of them. */
export const replaceInEditor = ({ view }: Editor, replacements: readonly Replacement[]): void => view.dispatch(replaceInRuns(view.state.tr, replacements));

/** Puts other words in place of found ones, from the end to the start, each by the smallest change: marks and what others type beside it stay. */
export function replaceInRuns(change: Transaction, replacements: readonly Replacement[]): Transaction {
  const ordered = [...replacements].sort((a, b) => b.run.position - a.run.position || b.from - a.from);
  for (const replacement of ordered) {
    const { run, from, to, text } = replacement;
    if (run.attribute !== null) {
      const current: unknown = change.doc.nodeAt(run.position)?.attrs[run.attribute];
      if (typeof current === "string") change.setNodeAttribute(run.position, run.attribute, current.slice(0, from) + text + current.slice(to));
    } else replaceText(change, run.position + from, run.text.slice(from, to), text);
  }
  return change;
}

function replaceText(change: Transaction, position: number, before: string, after: string): void {
  const [start, end] = commonEnds(before, after);
  const marks = change.doc.nodeAt(start < before.length ? position + start : position)?.marks ?? [];
  const inserted = after.slice(start, after.length - end);
  const [from, to] = [position + start, position + before.length - end];
  if (inserted !== "") change.replaceWith(from, to, change.doc.type.schema.text(inserted, marks));
  else if (to > from) change.delete(from, to);
}

/** How many characters both have in common at their start and at their end; a surrogate pair is never split. */
function commonEnds(a: string, b: string): [number, number] {
  const limit = Math.min(a.length, b.length);
  let start = 0;
  while (start < limit && a[start] === b[start]) start++;
  if (start > 0 && /[\ud800-\udbff]/.test(a[start - 1] ?? "")) start--;
  let end = 0;
  while (end < limit - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  if (end > 0 && /[\udc00-\udfff]/.test(a[a.length - end] ?? "")) end--;
  return [start, end];
}

/** A match in a text of the editor. */
export interface ShownMatch {
  readonly run: TextRun;
  readonly from: number;
  readonly to: number;
  readonly isCurrent: boolean;
}

/** Marks the found places; none takes all marks away. */
export function showMatches(editor: Editor, matches: readonly ShownMatch[]): void {
  const decorations = matches.map(({ run, from, to, isCurrent }) => {
    const kind = { class: isCurrent ? "pb-found pb-found-here" : "pb-found" };
    const spec = { layer: "found" };
    if (run.attribute === null) return Decoration.inline(run.position + from, run.position + to, kind, spec);
    return Decoration.node(run.position, run.position + (editor.state.doc.nodeAt(run.position)?.nodeSize ?? 1), kind, spec);
  });
  layHighlights(editor.view, "found", decorations);
}

/** Selects a match and brings it to the middle of the screen; the focus stays where it is. */
export function revealMatch(editor: Editor, { run, from, to }: Omit<ShownMatch, "isCurrent">): void {
  const { state, view } = editor;
  if (run.attribute === null) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, run.position + from, run.position + to)));
  const { node } = run.attribute === null ? view.domAtPos(run.position + from) : { node: view.nodeDOM(run.position) };
  const element = node instanceof HTMLElement ? node : node?.parentElement;
  element?.scrollIntoView({ block: "center" });
}
