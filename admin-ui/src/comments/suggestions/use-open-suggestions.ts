import { type OpenSuggestion, summarizeSuggestions } from "@pressbox/shared/rich-text/suggestions/summarize-suggestions.ts";
import type { Editor } from "@tiptap/core";
import { useEffect, useReducer } from "react";
import { useEditor, useEditorTools } from "../../entries/entries.public.ts";
import { SuggestionWatch } from "./suggestion-watch.ts";

/** What is suggested in one text of the page, in reading order. */
export interface SuggestedText {
  readonly fieldKey: string;
  readonly label: string;
  readonly editor: Editor;
  readonly suggestions: readonly OpenSuggestion[];
}

/** One for each text on screen, whoever asks; gone with the text. */
const watches = new WeakMap<Editor, SuggestionWatch<Editor>>();

function watchOf(editor: Editor): SuggestionWatch<Editor> {
  const known = watches.get(editor);
  if (known !== undefined) return known;
  const watch = new SuggestionWatch(editor, () => summarizeSuggestions(editor.state.doc));
  watches.set(editor, watch);
  return watch;
}

/** The texts of the page with what is open in them, looked at when typing rests. Texts without suggestions are left out. */
export function useOpenSuggestions(): readonly SuggestedText[] {
  const { definition } = useEditor();
  const { bodies } = useEditorTools();
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => {
    const stops = [...bodies.values()].map((editor) => watchOf(editor).subscribe(draw));
    draw();
    return () => {
      for (const stop of stops) stop();
    };
  }, [bodies]);
  return definition.fields.flatMap((field) => {
    const editor = bodies.get(field.key);
    const suggestions = editor && watches.get(editor)?.suggestions;
    return editor === undefined || suggestions === undefined || suggestions.length === 0
      ? []
      : [{ fieldKey: field.key, label: field.label, editor, suggestions }];
  });
}
