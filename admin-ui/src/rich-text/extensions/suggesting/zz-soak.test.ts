import { newId } from "@pressbox/shared/kernel/ids.ts";
import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { legalDoc } from "@pressbox/shared/rich-text/rich-text.arbitrary.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextDoc } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { richTextSchema } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { canonicalRichText, readRichText, writeRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { acceptSuggestions, hasSuggestions, listSuggestions, rejectSuggestions } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";
import { joinBackward } from "@tiptap/pm/commands";
import { Node } from "@tiptap/pm/model";
import { AllSelection, EditorState, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestChange } from "./suggest-change.ts";
import type { Suggester } from "./suggestion-tag.ts";

const ana = "0197f000-0000-7000-8000-00000000000a";
const ben = "0197f000-0000-7000-8000-00000000000b";

const as = (authorId: string, seconds = 0): Suggester => ({
  authorId,
  now: () => new Date(Date.UTC(2026, 10, 23, 21, 0, seconds)),
  makeId: newId,
});
const stateOf = (doc: unknown) => EditorState.create({ doc: Node.fromJSON(articleSchema, readRichText(doc).doc) });
const stored = ({ doc }: EditorState): RichTextDoc =>
  canonicalRichText(writeRichText({ type: "doc", formatVersion, content: (doc.toJSON() as RichTextDoc).content }));
const doc = (...texts: string[]) => ({
  type: "doc",
  formatVersion,
  content: texts.map((text, index) => ({ type: "paragraph", attrs: { id: `p${index}` }, ...(text === "" ? {} : { content: [{ type: "text", text }] }) })),
});
const suggest = (state: EditorState, suggester: Suggester, edit: (tr: Transaction) => Transaction): EditorState => {
  const change = suggestChange(state, edit(state.tr), suggester);
  return change === null ? state : state.apply(change);
};
/** `+added+` and `-struck-`; `¶` before a paragraph whose break is suggested to come, `✂` to go. */
const drawn = (state: EditorState): string[] =>
  state.doc.children.map((block) => {
    const kind = (block.attrs["suggestion"] as { kind: string } | null)?.kind;
    const sign = kind === "insertion" ? "¶" : kind === "deletion" ? "✂" : "";
    return (
      sign +
      block.children
        .map((text) => {
          const has = (name: string) => text.marks.some((mark) => mark.type.name === name);
          const words = has("deletion") ? `-${text.text}-` : (text.text ?? "|");
          return has("insertion") ? `+${words}+` : words;
        })
        .join("")
    );
  });

describe("what somebody writes while suggesting", () => {
  it("is marked where it stands, and one suggestion as long as they go on", () => {
    let state = stateOf(doc("Goal by Saka"));
    for (const [index, letter] of [..."Bu."].entries()) state = suggest(state, as(ana, index), (tr) => tr.insertText(letter, 9 + index));
    expect(drawn(state)).toEqual(["Goal by +Bu.+Saka"]);
    expect(listSuggestions(stored(state))).toMatchObject([
      { authorId: ana, kind: "insertion", inserted: "Bu.", blockId: "p0", at: "2026-11-23T21:00:00.000Z" },
    ]);
    state = suggest(state, as(ana, 600), (tr) => tr.insertText("!", 12));
    expect(listSuggestions(stored(state))).toHaveLength(2);
  });

  it("strikes what was there and really takes back what is one's own", () => {
    let state = suggest(stateOf(doc("Goal by Saka")), as(ana), (tr) => tr.insertText("late ", 1));
    state = suggest(state, as(ana), (tr) => tr.delete(3, 8));
    expect(drawn(state)).toEqual(["+la+-Go-al by Saka"]);
    state = suggest(state, as(ben), (tr) => tr.delete(1, 3));
    expect(drawn(state)).toEqual(["+-la-+-Go-al by Saka"]);
  });

  it("replaces under one id, the caret behind what is new", () => {
    const before = stateOf(doc("Goal by Saka"));
    const state = suggest(before, as(ana), (tr) => tr.setSelection(TextSelection.create(tr.doc, 9, 13)).insertText("Rice"));
    expect(drawn(state)).toEqual(["Goal by -Saka-+Rice+"]);
    expect(listSuggestions(stored(state))).toMatchObject([{ kind: "replacement", inserted: "Rice", deleted: "Saka" }]);
    expect(state.selection.head).toBe(17);
  });

  it("goes on deleting in the direction of the key", () => {
    const start = stateOf(doc("abcd"));
    let back = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 5)));
    for (let key = 0; key < 2; key++) back = suggest(back, as(ana), (tr) => tr.delete(back.selection.head - 1, back.selection.head));
    expect(drawn(back)).toEqual(["ab-cd-"]);
    let forth = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 1)));
    for (let key = 0; key < 2; key++) forth = suggest(forth, as(ana), (tr) => tr.delete(forth.selection.head, forth.selection.head + 1));
    expect(drawn(forth)).toEqual(["-ab-cd"]);
  });

  it("splits and joins paragraphs", () => {
    let state = suggest(stateOf(doc("Alpha Bravo", "Charlie")), as(ana), (tr) => tr.setSelection(TextSelection.create(tr.doc, 7)).split(7));
    expect(drawn(state)).toEqual(["Alpha ", "¶Bravo", "Charlie"]);
    expect(state.selection.$head.parent.textContent).toBe("Bravo");
    state = suggest(state, as(ben), (tr) => tr.join(15));
    expect(drawn(state)).toEqual(["Alpha ", "¶Bravo", "✂Charlie"]);
    expect(rejectSuggestions(stored(state))).toEqual(doc("Alpha Bravo", "Charlie"));
    expect((acceptSuggestions(stored(state)) as RichTextDoc).content.map((block) => block.content?.[0]?.text)).toEqual(["Alpha ", "BravoCharlie"]);
    const undone = suggest(state, as(ana), (tr) => tr.join(8));
    expect(drawn(undone)).toEqual(["Alpha Bravo", "✂Charlie"]);
  });

  it("carries pictures and tables as a whole, and refuses what cannot be carried", () => {
    const image = articleSchema.nodes["image"]!.create({ assetId: ana });
    const state = suggest(stateOf(doc("Alpha", "Bravo")), as(ana), (tr) => tr.insert(7, image));
    expect(state.doc.child(1).attrs["suggestion"]).toMatchObject({ kind: "insertion", authorId: ana });
    expect(rejectSuggestions(stored(state))).toEqual(doc("Alpha", "Bravo"));
    const heading = state.tr.setNodeMarkup(0, articleSchema.nodes["heading"], { level: 2 });
    expect(suggestChange(state, heading, as(ana))).toBeNull();
    expect(suggestChange(state, state.tr.setNodeAttribute(7, "caption", "Wembley"), as(ben))).toBeNull();
    expect(suggestChange(state, state.tr.setNodeAttribute(7, "caption", "Wembley"), as(ana))).not.toBeNull();
    const gone = suggest(state, as(ana), (tr) => tr.delete(7, 8));
    expect(stored(gone)).toEqual(doc("Alpha", "Bravo"));
  });

  it("makes another look of words a replacement", () => {
    const bold = articleSchema.marks["bold"]!.create();
    const state = suggest(stateOf(doc("Goal by Saka")), as(ana), (tr) => tr.addMark(1, 5, bold));
    expect(drawn(state)).toEqual(["-Goal-+Goal+ by Saka"]);
    expect(rejectSuggestions(stored(state))).toEqual(doc("Goal by Saka"));
    expect(suggestChange(state, state.tr.removeMark(1, 5, bold), as(ana))?.docChanged).toBe(false);
  });
});

const position = fc.double({ min: 0, max: 1, noNaN: true });
const words = fc.constantFrom("x", "goal ", "كرة", "🙂");
type Edit = (state: EditorState, other: Node) => Transaction;
const at = (doc: Node, share: number) => Math.round(share * doc.content.size);
const inText = (doc: Node, share: number) => Selection.near(doc.resolve(at(doc, share)));
const between = (doc: Node, a: number, b: number) => TextSelection.between(doc.resolve(at(doc, Math.min(a, b))), doc.resolve(at(doc, Math.max(a, b))));
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(position, words).map(
    ([place, text]): Edit =>
      ({ tr, doc }) =>
        tr.setSelection(inText(doc, place)).insertText(text),
  ),
  fc.tuple(position, position).map(
    ([a, b]): Edit =>
      ({ tr, doc }) =>
        tr.setSelection(between(doc, a, b)).deleteSelection(),
  ),
  fc.tuple(position, position, words).map(
    ([a, b, text]): Edit =>
      ({ tr, doc }) =>
        tr.setSelection(between(doc, a, b)).insertText(text),
  ),
  fc.tuple(position, position, position, position).map(
    ([a, b, c, d]): Edit =>
      ({ tr, doc }, other) => {
        const { from, to } = between(other, c, d);
        return tr.setSelection(between(doc, a, b)).replaceSelection(other.slice(from, to));
      },
  ),
  position.map(
    (place): Edit =>
      ({ tr, doc }) => {
        const { $from } = inText(doc, place);
        return $from.parent.isTextblock ? tr.split($from.pos) : tr;
      },
  ),
  position.map(
    (place): Edit =>
      (state) => {
        const moved = state.apply(state.tr.setSelection(inText(state.doc, place)));
        let join = state.tr;
        const $cursor = moved.selection.$from;
        const start = moved.apply(moved.tr.setSelection(TextSelection.near(moved.doc.resolve($cursor.parent.isTextblock ? $cursor.start() : 0))));
        joinBackward(start, (tr) => {
          join = state.tr;
          for (const step of tr.steps) join.step(step);
        });
        return join;
      },
  ),
  fc.tuple(position, position).map(
    ([a, b]): Edit =>
      ({ tr, doc }) => {
        const { from, to } = between(doc, a, b);
        return tr.addMark(from, to, articleSchema.marks["italic"]!.create());
      },
  ),
  position.map(
    (place): Edit =>
      ({ tr, doc }, other) =>
        tr.setSelection(inText(doc, place)).replaceSelectionWith(other.child(0)),
  ),
  fc.constant<Edit>(({ tr, doc }) => tr.setSelection(new AllSelection(doc)).deleteSelection()),
);

describe("whatever people suggest", () => {
  it("leaves the text as it was when all of it is rejected, and is over when all is accepted", () => {
    fc.assert(
      fc.property(legalDoc, legalDoc, fc.array(fc.tuple(edit, fc.constantFrom(ana, ben)), { maxLength: 8 }), (before, pasted, edits) => {
        const original = canonicalRichText(before);
        const { doc: other } = stateOf(pasted);
        let state = stateOf(before);
        for (const [make, who] of edits) if (isLegal(make(state, other).doc)) state = suggest(state, as(who), () => make(state, other));
        state.doc.check();
        const open = stored(state);
        const clean = rejectSuggestions(open);
        expect(clean).toEqual(original);
        expect(rejectSuggestions(clean)).toEqual(clean);
        const accepted = acceptSuggestions(open);
        expect(hasSuggestions(accepted)).toBe(false);
        expect(acceptSuggestions(accepted)).toEqual(accepted);
        expect(richTextSchema.safeParse(withOwnIds(accepted as RichTextDoc)).success).toBe(true);
      }),
      { numRuns: 2500, interruptAfterTimeLimit: 100000 },
    );
  });

  it("gives, when accepted, what editing would have given (empty paragraphs aside)", () => {
    const paragraphs = fc
      .array(fc.string({ unit: fc.constantFrom("a", "b", " ", "é"), maxLength: 6 }), { minLength: 1, maxLength: 4 })
      .map((texts) => doc(...texts));
    fc.assert(
      fc.property(paragraphs, paragraphs, fc.array(edit, { maxLength: 5 }), (before, pasted, edits) => {
        const { doc: other } = stateOf(pasted);
        for (const make of edits.slice(0, 1)) {
          const state = stateOf(before);
          const direct = state.apply(make(state, other));
          const suggested = suggest(state, as(ana), () => make(state, other));
          expect(withWords(acceptSuggestions(stored(suggested)) as RichTextDoc)).toEqual(withWords(stored(direct)));
        }
      }),
      { numRuns: 2500, interruptAfterTimeLimit: 100000 },
    );
  });
});

/** ProseMirror itself can leave a table's row empty; the table plugin mends that afterwards. */
function isLegal(after: Node): boolean {
  let isWhole = true;
  after.descendants((node) => {
    isWhole &&= node.type.validContent(node.content);
  });
  return isWhole;
}

/** Ids of split blocks are the editor's business, and an empty paragraph at the seam of a paste may be there or not. */
const withWords = ({ content }: RichTextDoc): unknown =>
  JSON.parse(
    JSON.stringify(
      content.filter((block) => block.content !== undefined),
      (key, inner: unknown) => (key === "attrs" ? undefined : inner),
    ),
  );
const withOwnIds = (value: RichTextDoc): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "id" ? newId() : inner)));
