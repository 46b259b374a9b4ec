// @vitest-environment happy-dom
import { articleKit } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { type OpenSuggestion, summarizeSuggestions } from "@pressbox/shared/rich-text/suggestions/summarize-suggestions.ts";
import { Editor } from "@tiptap/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SuggestionWatch } from "./suggestion-watch.ts";

const suggestion = { id: "0197f000-0000-7000-8000-0000000000a1", authorId: "0197f000-0000-7000-8000-00000000000a", at: "2026-06-01T20:00:00.000Z" };
let editor: Editor;
beforeEach(() => {
  vi.useFakeTimers();
  editor = new Editor({ element: document.createElement("div"), extensions: [...articleKit], content: "<p>Goal by Saka</p>" });
});
afterEach(() => {
  vi.useRealTimers();
  editor.destroy();
});
const suggest = () =>
  editor
    .chain()
    .insertContentAt(1, { type: "text", text: "Late ", marks: [{ type: "insertion", attrs: suggestion }] })
    .run();

it("reads a text once for all who ask, when typing rests, and tells all of them", () => {
  const summarize = vi.fn<() => readonly OpenSuggestion[]>(() => summarizeSuggestions(editor.state.doc));
  const watch = new SuggestionWatch(editor, summarize);
  const [host, list] = [vi.fn<() => void>(), vi.fn<() => void>()];
  watch.subscribe(host);
  watch.subscribe(list);
  expect(summarize).toHaveBeenCalledTimes(1);
  suggest();
  editor.commands.insertContentAt(6, "x");
  vi.advanceTimersByTime(1_000);
  expect(summarize).toHaveBeenCalledTimes(2);
  expect(host).toHaveBeenCalledTimes(1);
  expect(list).toHaveBeenCalledTimes(1);
  expect(watch.suggestions).toMatchObject([{ id: suggestion.id, inserted: "Late " }]);
});

it("does not look while nobody asks, and knows what stands when somebody asks again", () => {
  const summarize = vi.fn<() => readonly OpenSuggestion[]>(() => summarizeSuggestions(editor.state.doc));
  const watch = new SuggestionWatch(editor, summarize);
  watch.subscribe(() => undefined)();
  suggest();
  vi.advanceTimersByTime(1_000);
  expect(summarize).toHaveBeenCalledTimes(1);
  watch.subscribe(() => undefined);
  expect(watch.suggestions).toHaveLength(1);
});
