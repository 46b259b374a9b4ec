import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { expect, it } from "vitest";
import { replaceInRuns, textRunsOf } from "./text-runs.ts";

const text = (words: string, ...marks: string[]) => ({ type: "text", text: words, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const stateOf = (...content: unknown[]) => EditorState.create({ doc: Node.fromJSON(articleSchema, { type: "doc", content }) });
const shown = (doc: Node) => JSON.stringify(doc.toJSON()).replaceAll(/"(id|dir|suggestion)":null,?/g, "");

it("a run has one character for every place in the text, whatever stands in it", () => {
  const state = stateOf(paragraph(text("one"), { type: "hardBreak" }, text("two")), {
    type: "quote",
    attrs: { attribution: "Kane" },
    content: [paragraph(text("We won."))],
  });
  const runs = textRunsOf(state.doc);
  expect(runs.map((run) => [run.attribute, run.text])).toEqual([
    [null, "one\ntwo"],
    ["attribution", "Kane"],
    [null, "We won."],
  ]);
  expect(state.doc.textBetween(runs[0]!.position + 4, runs[0]!.position + 7)).toBe("two");
});

it("what is suggested to go is not found, and not replaced", () => {
  const gone = { type: "deletion", attrs: { id: "s1", authorId: "00000000-0000-4000-8000-000000000001", at: "2026-07-11T20:00:00Z" } };
  const state = stateOf(paragraph(text("a "), { type: "text", text: "goal", marks: [gone] }, text(" b")));
  expect(textRunsOf(state.doc)[0]?.text).toBe("a \ufffc\ufffc\ufffc\ufffc b");
});

it("a replacement keeps the marks around and inside the words it changes", () => {
  const state = stateOf(paragraph(text("the "), text("colo", "bold"), text("ur", "italic"), text(" of the day")));
  const [run] = textRunsOf(state.doc);
  const change = replaceInRuns(state.tr, [{ run: run!, from: 4, to: 10, text: "color" }]);
  expect(shown(change.doc)).toContain('{"type":"text","marks":[{"type":"bold"}],"text":"colo"},{"type":"text","marks":[{"type":"italic"}],"text":"r"}');
});

it("several replacements in one text, in captions and to nothing are one change", () => {
  const state = stateOf(paragraph(text("goal goal goal")), { type: "quote", attrs: { attribution: "goal keeper" }, content: [paragraph(text("x"))] });
  const [first, attribution] = textRunsOf(state.doc);
  const change = replaceInRuns(state.tr, [
    { run: first!, from: 0, to: 4, text: "penalty" },
    { run: first!, from: 5, to: 10, text: "" },
    { run: first!, from: 10, to: 14, text: "own goal" },
    { run: attribution!, from: 0, to: 4, text: "Goal" },
  ]);
  expect(change.doc.textBetween(0, change.doc.content.size, "|")).toBe("penalty own goal|x");
  expect(change.doc.child(1).attrs["attribution"]).toBe("Goal keeper");
});
