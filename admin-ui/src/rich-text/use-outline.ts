import type { RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { type OutlineItem, outlineOf } from "@pressbox/shared/rich-text/rich-text-extract.ts";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";

/** Reads something of the document when typing rests, so that no keystroke pays for it. Null while there is no editor. */
function useWhenCalm<Read>(editor: Editor | null, calmMs: number, read: (editor: Editor) => Read): Read | null {
  const [state, setState] = useState<Read | null>(null);
  useEffect(() => {
    if (editor === null) return;
    let timer = setTimeout(() => setState(read(editor)), 0);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => !editor.isDestroyed && setState(read(editor)), calmMs);
    };
    editor.on("update", wait);
    return () => {
      clearTimeout(timer);
      editor.off("update", wait);
    };
  }, [editor, calmMs, read]);
  return state;
}

const readOutline = (editor: Editor): OutlineItem[] =>
  outlineOf(editor.state.doc.children.filter((node) => node.type.name !== "paragraph").map((node) => node.toJSON() as RichTextNode));

/** Headings, media and the like of the text, for the left column. */
export const useOutline = (editor: Editor | null): readonly OutlineItem[] => useWhenCalm(editor, 150, readOutline) ?? [];

/** Id of the outline item the cursor is in or behind; null above the first. */
export function useOutlinePlace(editor: Editor | null, outline: readonly OutlineItem[]): string | null {
  const [place, setPlace] = useState<string | null>(null);
  useEffect(() => {
    if (editor === null) return;
    const ids = new Set(outline.map((item) => item.id));
    const look = () => {
      let id: string | null = null;
      const end = editor.state.selection.$to.index(0);
      for (let index = 0; index <= end && index < editor.state.doc.childCount; index++) {
        const candidate: unknown = editor.state.doc.child(index).attrs["id"];
        if (typeof candidate === "string" && ids.has(candidate)) id = candidate;
      }
      setPlace(id);
    };
    look();
    editor.on("selectionUpdate", look);
    return () => {
      editor.off("selectionUpdate", look);
    };
  }, [editor, outline]);
  return place;
}
