import type { Editor } from "@tiptap/core";
import { Decoration } from "@tiptap/pm/view";
import { insertAsset, type PickedAsset } from "../../editor-actions.ts";
import { highlightsOf, layHighlights } from "../highlights/highlights.ts";
import { beginUndoStep } from "../undo-steps/undo-steps.ts";

/** A file on its way into the library. */
export interface IncomingFile {
  /** It can stand in the text. Rejects when it was cancelled or refused. */
  readonly accepted: Promise<PickedAsset>;
  /** Tells how much has arrived, from 0 to 1. */
  follow(listener: (share: number) => void): () => void;
  cancel(): void;
}

export interface FileWords {
  uploading(name: string): string;
  cancel(name: string): string;
}

interface Placeholder {
  readonly key: string;
  readonly element: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly button: HTMLButtonElement;
}

let lastKey = 0;

/**
 * Uploads files for a place in the text. Until a file has arrived a line stands there that shows how far it is and can be cancelled; it is no part of the
 * document, and moves with it as people write. Files come into the text in their order.
 */
export async function placeFiles(
  editor: Editor,
  files: readonly File[],
  position: number,
  start: (files: File[]) => Promise<readonly IncomingFile[]>,
  words: FileWords,
): Promise<void> {
  const placeholders = files.map((file) => drawPlaceholder(file.name, words));
  show(editor, [...shown(editor), ...placeholders.map((placeholder) => widget(placeholder, position))]);
  const incoming = await start([...files]).catch(() => []);
  for (const [index, placeholder] of placeholders.entries()) {
    const file = incoming[index];
    if (file !== undefined) connect(placeholder, file);
  }
  for (const [index, placeholder] of placeholders.entries()) {
    const asset = await incoming[index]?.accepted.catch(() => null);
    if (editor.isDestroyed) return;
    const place = shown(editor).find((each) => each.spec["key"] === placeholder.key)?.from;
    show(
      editor,
      shown(editor).filter((each) => each.spec["key"] !== placeholder.key),
    );
    if (asset) insertAt(editor, asset, place);
  }
}

const shown = (editor: Editor): Decoration[] => highlightsOf(editor.view, "uploads");
const show = (editor: Editor, decorations: readonly Decoration[]): void => layHighlights(editor.view, "uploads", decorations);
const widget = (placeholder: Placeholder, position: number): Decoration =>
  Decoration.widget(position, placeholder.element, { layer: "uploads", key: placeholder.key, side: 1, ignoreSelection: true, stopEvent: () => true });

/** A place that was deleted meanwhile gives its file to the end of the text. */
function insertAt(editor: Editor, asset: PickedAsset, place: number | undefined): void {
  beginUndoStep(editor.state);
  insertAsset(editor, asset, place ?? editor.state.doc.content.size);
  beginUndoStep(editor.state);
}

function drawPlaceholder(name: string, words: FileWords): Placeholder {
  const element = document.createElement("div");
  element.className = "pb-incoming";
  element.contentEditable = "false";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", words.uploading(name));
  const label = document.createElement("span");
  label.textContent = words.uploading(name);
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", words.uploading(name));
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.title = words.cancel(name);
  button.setAttribute("aria-label", words.cancel(name));
  element.append(label, bar, button);
  return { key: `file-${++lastKey}`, element, bar, button };
}

function connect({ bar, button }: Placeholder, file: IncomingFile): void {
  const stop = file.follow((share) => {
    bar.value = share;
  });
  button.addEventListener("click", () => file.cancel());
  void file.accepted.then(stop, stop);
}
