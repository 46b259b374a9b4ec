import { type Editor, Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { priorities } from "../priorities.ts";
import type { Clipping, PasteOptions } from "./paste-content.ts";

type Reader = typeof import("./paste-content.ts");
let reader: Reader | null = null;
const bring = async (): Promise<Reader> => {
  reader ??= await import("./paste-content.ts");
  return reader;
};

/**
 * Everything that is pasted or dropped from elsewhere goes through paste-content.ts, which comes with the first touch of the text. What one of our own
 * editors copied (ProseMirror marks it) is ProseMirror's business.
 */
export const Paste = Extension.create<PasteOptions>({
  // TipTap has an extension "paste" of its own.
  name: "articlePaste",
  priority: priorities.paste,
  addOptions: () => ({ tell: () => undefined, onFiles: null }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    let isShift = false;
    const touch = (): false => {
      void bring().catch(() => undefined);
      return false;
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            focus: touch,
            dragenter: touch,
            keydown: (_view, event) => {
              isShift = event.shiftKey;
              return false;
            },
            paste: (view, event) => {
              const clipping = event.clipboardData && clippingOf(event.clipboardData, isShift);
              return clipping !== null && take(editor, view, event, { ...clipping, at: null }, options);
            },
            drop: (view, event) => {
              if (view.dragging !== null || event.dataTransfer === null || event.dataTransfer.files.length > 0) return false;
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null;
              return take(editor, view, event, { ...clippingOf(event.dataTransfer, false), at }, options);
            },
          },
          handlePaste: (view, _event, slice) => reader?.pasteWithPictures(editor, view, slice) ?? false,
        },
      }),
    ];
  },
});

const clippingOf = (data: DataTransfer, isPlain: boolean): Omit<Clipping, "at"> => ({
  html: isPlain ? "" : data.getData("text/html"),
  text: data.getData("text/plain"),
  files: [...data.files],
  isPlain,
});

function take(editor: Editor, view: EditorView, event: Event, clipping: Clipping, options: PasteOptions): boolean {
  if (!view.editable || (clipping.html.includes("data-pm-slice") && clipping.html.length < 1_000_000)) return false;
  if (clipping.html === "" && clipping.text === "" && clipping.files.length === 0) return false;
  event.preventDefault();
  if (reader !== null) reader.pasteClipping(editor, clipping, options);
  else
    void bring().then(
      (arrived) => !editor.isDestroyed && arrived.pasteClipping(editor, clipping, options),
      // Offline before the first touch: the words at least.
      () => !editor.isDestroyed && view.pasteText(clipping.text),
    );
  return true;
}
