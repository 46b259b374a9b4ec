/**
 * What becomes of a clipboard from elsewhere. Structure stays, styling goes; pictures that are in it are uploaded at their place, pictures that are only
 * an address are refused in words; nothing is left as a foreign or a data address. docs/decisions/0088-pasted-pictures.md
 */
import { cleanHtml } from "@pressbox/shared/rich-text/html-import/clean-html.ts";
import { type Embed, parseEmbedUrl } from "@pressbox/shared/rich-text/rich-text.embeds.ts";
import { richTextLimits } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { isAllowedUrl } from "@pressbox/shared/rich-text/rich-text.links.ts";
import type { Editor } from "@tiptap/core";
import type { Slice } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blockEnd } from "../file-drop/file-drop.ts";
import { beginUndoStep } from "../undo-steps/undo-steps.ts";
import { type LeftOut, markerPattern, takePictures } from "./pasted-pictures.ts";
import { plainTextToHtml } from "./plain-text.ts";

export interface Clipping {
  readonly html: string;
  readonly text: string;
  readonly files: readonly File[];
  /** The person asked for the words alone. */
  readonly isPlain: boolean;
  /** Where it was dropped; null for a paste, which goes to the selection. */
  readonly at: number | null;
}

/** What a person is told, or asked, after a paste. */
export type PasteWord =
  | { readonly kind: "tooBig" | "tooComplex" }
  | { readonly kind: "leftOut"; readonly left: readonly LeftOut[] }
  | { readonly kind: "offerEmbed"; readonly url: string; readonly embed: Embed };

export interface PasteOptions {
  tell(word: PasteWord): void;
  /** Files for a place in the text; null where there is nowhere to upload to. */
  onFiles: ((files: readonly File[], position: number) => void) | null;
}

/** The limits of HTML at the API (docs/features/rich-text.md). */
const mostElements = 10_000;
const deepest = 200;

/** Pictures of the paste under way, by their marker in the text. */
let pending: { readonly pictures: ReadonlyMap<string, File>; readonly options: PasteOptions } | null = null;

export function pasteClipping(editor: Editor, clipping: Clipping, options: PasteOptions): void {
  const { view } = editor;
  const { html, text, files, at } = clipping;
  if (html.length + text.length > richTextLimits.bytes) {
    options.tell({ kind: "tooBig" });
    return;
  }
  beginUndoStep(view.state);
  if (at !== null) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))));
  const body = html === "" ? null : new DOMParser().parseFromString(html, "text/html").body;
  const address = addressIn(text, body);
  if (address !== null) pasteAddress(editor, address, options);
  else if (files.length > 0 && (body === null || isOnePicture(body))) options.onFiles?.(files, blockEnd(view.state.selection.$to));
  else if (body === null) pasteText(view, clipping);
  else if (isTooComplex(body)) {
    view.pasteText(text);
    options.tell({ kind: "tooComplex" });
  } else pasteHtml(view, body, options);
  beginUndoStep(view.state);
}

/** An address and nothing else: typed, or copied as a link whose words are the address itself. */
function addressIn(text: string, body: HTMLElement | null): string | null {
  const trimmed = text.trim();
  return isAllowedUrl(trimmed) && !/\s/.test(trimmed) && (body === null || (body.textContent ?? "").trim() === trimmed) ? trimmed : null;
}

/** Over selected words it links them; else it is written as a link, and one of a platform may become an embed. */
function pasteAddress(editor: Editor, url: string, options: PasteOptions): void {
  const { state, view } = editor;
  const link = state.schema.mark("link", { href: url, entryId: null });
  if (!state.selection.empty) {
    editor.chain().setMark("link", link.attrs).run();
    return;
  }
  const { $from } = state.selection;
  if ($from.marks().some((mark) => mark.type.name === "code")) {
    view.dispatch(state.tr.insertText(url).scrollIntoView());
    return;
  }
  view.dispatch(state.tr.replaceSelectionWith(state.schema.text(url, [link]), false).scrollIntoView());
  const embed = parseEmbedUrl(url);
  if (embed !== null) options.tell({ kind: "offerEmbed", url, embed });
}

/** A picture copied in a browser comes as a file and as one `<img>` beside it; a table copied in Excel as a picture too, which is not meant. */
function isOnePicture(body: HTMLElement): boolean {
  return (body.textContent ?? "").trim() === "" && body.querySelectorAll("img").length === 1 && body.querySelector("table") === null;
}

function pasteText(view: EditorView, { text, isPlain }: Clipping): void {
  if (isPlain || !text.trim().includes("\n")) view.pasteText(text);
  else view.pasteHTML(plainTextToHtml(text));
}

function isTooComplex(body: HTMLElement): boolean {
  if (body.getElementsByTagName("*").length > mostElements) return true;
  let depth = 0;
  for (let element: Element | null = body; element !== null; ) {
    if (element.firstElementChild !== null) {
      element = element.firstElementChild;
      depth++;
    } else {
      while (element !== null && element !== body && element.nextElementSibling === null) {
        element = element.parentElement;
        depth--;
      }
      element = element === body ? null : (element?.nextElementSibling ?? null);
    }
    if (depth > deepest) return true;
  }
  return false;
}

function pasteHtml(view: EditorView, body: HTMLElement, options: PasteOptions): void {
  dropFurniture(body);
  const { pictures, left } = takePictures(body, options.onFiles !== null);
  const warnings = cleanHtml(body);
  const linked = warnings
    .filter(({ rule }) => rule !== "unknown_kept")
    .map(({ rule, source }): LeftOut => ({ kind: rule.startsWith("frame") ? "frame" : "picture", source }));
  pending = { pictures, options };
  try {
    view.pasteHTML(body.innerHTML);
  } finally {
    pending = null;
  }
  const all = [...left, ...linked];
  if (all.length > 0) options.tell({ kind: "leftOut", left: all });
}

/** What stands around the text of a page. Blocks of ours that are drawn with these tags say so, and stay. */
function dropFurniture(body: HTMLElement): void {
  for (const element of body.querySelectorAll("nav, aside, footer, [role=navigation], [role=contentinfo]"))
    if (element.closest("[data-type], blockquote") === null) element.remove();
}

/** Puts the text in one transaction and takes the markers of its pictures out again, so that nobody else ever sees them; uploads begin at their places. */
export function pasteWithPictures(editor: Editor, view: EditorView, slice: Slice): boolean {
  if (pending === null || pending.pictures.size === 0) return false;
  const { pictures, options } = pending;
  const change = view.state.tr.replaceSelection(slice);
  const found: { from: number; to: number; key: string }[] = [];
  change.doc.descendants((node, position) => {
    for (const match of node.text?.matchAll(markerPattern) ?? [])
      found.push({ from: position + match.index, to: position + match.index + match[0].length, key: match[1]! });
  });
  const places: { at: number; key: string; step: number }[] = [];
  for (const { from, to, key } of found.reverse()) {
    const $from = change.doc.resolve(from);
    const isAlone = $from.parent.content.size === to - from;
    const canGo = isAlone && $from.depth === 1 && change.doc.childCount > 1;
    const at = canGo ? $from.before(1) : blockEnd(change.doc.resolve(to));
    if (canGo) change.delete($from.before(1), $from.after(1));
    else change.delete(from, to);
    places.push({ at: canGo ? at : change.mapping.slice(change.steps.length - 1).map(at), key, step: change.steps.length });
  }
  view.dispatch(change.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  for (const { at, key, step } of places.reverse()) {
    const file = pictures.get(key);
    if (file !== undefined && !editor.isDestroyed) options.onFiles?.([file], change.mapping.slice(step).map(at));
  }
  return true;
}
