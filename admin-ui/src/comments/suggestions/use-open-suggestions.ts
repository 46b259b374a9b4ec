import { type OpenSuggestion, summarizeSuggestions } from "@pressbox/shared/rich-text/suggestions/summarize-suggestions.ts";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useEditor, useEditorTools } from "../../entries/entries.public.ts";

/** What is suggested in one text of the page, in reading order. */
export interface SuggestedText {
  readonly fieldKey: string;
  readonly label: string;
  readonly editor: Editor;
  readonly suggestions: readonly OpenSuggestion[];
}

const restMs = 250;
const none: ReadonlyMap<Editor, readonly OpenSuggestion[]> = new Map();

/** The texts of the page with what is open in them, looked at when typing rests. Texts without suggestions are left out. */
export function useOpenSuggestions(): readonly SuggestedText[] {
  const { definition } = useEditor();
  const { bodies } = useEditorTools();
  const [found, setFound] = useState(none);
  useEffect(() => {
    const timers = new Map<Editor, ReturnType<typeof setTimeout>>();
    const look = (editor: Editor): void => {
      timers.delete(editor);
      if (editor.isDestroyed) return;
      const suggestions = summarizeSuggestions(editor.state.doc);
      setFound((current) => (isEqual(current.get(editor) ?? [], suggestions) ? current : new Map([...current, [editor, suggestions]])));
    };
    const stops = [...bodies.values()].map((editor) => {
      const wait = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
        if (!transaction.docChanged) return;
        clearTimeout(timers.get(editor));
        timers.set(
          editor,
          setTimeout(() => look(editor), restMs),
        );
      };
      look(editor);
      editor.on("transaction", wait);
      return () => editor.off("transaction", wait);
    });
    return () => {
      for (const stop of stops) stop();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [bodies]);
  return definition.fields.flatMap((field) => {
    const editor = bodies.get(field.key);
    const suggestions = editor && found.get(editor);
    return editor === undefined || suggestions === undefined || suggestions.length === 0
      ? []
      : [{ fieldKey: field.key, label: field.label, editor, suggestions }];
  });
}

const isEqual = (one: readonly OpenSuggestion[], other: readonly OpenSuggestion[]): boolean => JSON.stringify(one) === JSON.stringify(other);
