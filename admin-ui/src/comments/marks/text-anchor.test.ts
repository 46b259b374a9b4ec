import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writePosition } from "./positions.ts";
import { anchorAt, rangeOf, rangeOfQuote, type SharedPlace, storedPositions, type TextRange } from "./text-anchor.ts";

/** One person's text, tied to the shared one as the editor ties it. */
class Desk {
  readonly doc = new Y.Doc();
  readonly fragment = this.doc.getXmlFragment("body");
  #mapping: SharedPlace["mapping"] = new Map();
  state = EditorState.create({ schema: articleSchema });

  write(change: (change: Transaction) => Transaction): void {
    this.state = this.state.apply(change(this.state.tr));
    this.doc.transact(() => updateYFragment(this.doc, this.fragment, this.state.doc, { mapping: this.#mapping, isOMark: new Map() }));
  }
  /** What others wrote, as a whole new document. */
  receive(other: Desk): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc));
    const { doc, mapping } = initProseMirrorDoc(this.fragment, articleSchema);
    this.#mapping = mapping;
    this.state = EditorState.create({ doc });
  }
  get place(): SharedPlace {
    return { node: this.state.doc, fragment: this.fragment, mapping: this.#mapping };
  }
  words({ from, to }: TextRange): string {
    return this.state.doc.textBetween(from, to, "\n");
  }
  find(words: string): TextRange {
    let found: TextRange | null = null;
    this.state.doc.descendants((node, position) => {
      const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (at >= 0) found ??= { from: position + 1 + at, to: position + 1 + at + words.length };
    });
    return found!;
  }
}

function deskOf(...lines: string[]): Desk {
  const desk = new Desk();
  const blocks = lines.map((text, index) => ({ type: "paragraph", attrs: { id: `b${index}` }, content: [{ type: "text", text }] }));
  desk.write((change) => change.replaceWith(0, change.doc.content.size, Node.fromJSON(articleSchema, { type: "doc", content: blocks }).content));
  return desk;
}
const anchorOn = (desk: Desk, range: TextRange) => anchorAt(desk.place, range, 1)!;
/** As a browser that opens the text finds the words. */
const found = (desk: Desk, anchor: ReturnType<typeof anchorOn>) => rangeOf(desk.place, storedPositions(anchor, 1)!) ?? rangeOfQuote(desk.state.doc, anchor);
const wordsOf = (desk: Desk, anchor: ReturnType<typeof anchorOn>) => {
  const range = found(desk, anchor);
  return range && desk.words(range);
};

const lines = ["Kane crossed from the right.", "Shaw met it at the far post after two minutes.", "Italy found no way in for half an hour."];

describe("commented words", () => {
  it("stay the same words whatever is typed right before and right behind them", () => {
    const desk = deskOf(...lines);
    const anchor = anchorOn(desk, desk.find("met it at the far post"));
    desk.write((change) => change.insertText("gladly ", desk.find("met it").from));
    desk.write((change) => change.insertText("!!", desk.find("far post").to));
    expect(wordsOf(desk, anchor)).toBe("met it at the far post");
  });

  it("grow by what is typed inside them and shrink by what is taken out", () => {
    const desk = deskOf(...lines);
    const anchor = anchorOn(desk, desk.find("met it at the far post"));
    desk.write((change) => change.insertText(" calmly", desk.find("met it").to));
    expect(wordsOf(desk, anchor)).toBe("met it calmly at the far post");
    const { from, to } = desk.find(" at the far");
    desk.write((change) => change.delete(from, to));
    expect(wordsOf(desk, anchor)).toBe("met it calmly post");
  });

  it("are gone when all of them are deleted, and found by what they say when they come back", () => {
    const desk = deskOf(...lines);
    const anchor = anchorOn(desk, desk.find("met it at the far post"));
    const { from, to } = desk.find("met it at the far post");
    desk.write((change) => change.delete(from, to));
    expect(found(desk, anchor)).toBeNull();
    desk.write((change) => change.insertText("met it at the far post", from));
    expect(found(desk, anchor)).toEqual({ from, to });
  });

  it("are found when their block becomes a heading, is split, or is taken into a list", () => {
    const heading = deskOf(...lines);
    const anchor = anchorOn(heading, heading.find("at the far post"));
    const { from } = heading.find("at the far post");
    heading.write((change) => change.setBlockType(from, from, articleSchema.nodes["heading"]!, { level: 2, id: "b1" }));
    expect(wordsOf(heading, anchor)).toBe("at the far post");

    const split = deskOf(...lines);
    const before = anchorOn(split, split.find("at the far post"));
    split.write((change) => change.split(split.find("at the far post").from));
    expect(wordsOf(split, before)).toBe("at the far post");
  });

  it("over two blocks are the same words still when others write between", () => {
    const desk = deskOf(...lines);
    const anchor = anchorOn(desk, { from: desk.find("the right.").from, to: desk.find("Shaw met it").to });
    expect(anchor.quote).toBe("the right.\nShaw met it");
    desk.write((change) => change.insertText("Then ", 1));
    expect(wordsOf(desk, anchor)).toBe("the right.\nShaw met it");
  });

  it("of another generation are found by their quote, and bytes that are no positions are no fault", () => {
    const desk = deskOf(...lines);
    const anchor = anchorOn(desk, desk.find("far post"));
    // Of a random id, and of one that is there.
    const near = fc.nat(200).map((clock) => writePosition(Y.createRelativePositionFromJSON({ item: { client: desk.doc.clientID, clock } })));
    const bytes = fc.oneof(fc.base64String({ minLength: 4, maxLength: 60 }), near);
    const reopened = deskOf(...lines);
    expect(storedPositions(anchor, 2)).toBeNull();
    expect(reopened.words(rangeOfQuote(reopened.state.doc, anchor)!)).toBe("far post");
    fc.assert(
      fc.property(bytes, bytes, (start, end) => {
        const positions = storedPositions({ ...anchor, start, end }, 1);
        if (positions !== null) expect(() => rangeOf(desk.place, positions)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
    expect([...desk.doc.share.keys()]).toEqual(["body"]);
  });
});

interface Edit {
  readonly at: number;
  readonly kind: "type" | "delete" | "split" | "bold";
  readonly isOthers: boolean;
}
const edit = fc.record({ at: fc.nat(), kind: fc.constantFrom("type", "delete", "split", "bold"), isOthers: fc.boolean() });

/** Words that stand once each, in paragraphs. */
const report = Array.from({ length: 4 }, (_line, line) => Array.from({ length: 8 }, (_word, word) => `w${line}${word}x`).join(" "));

/**
 * A split takes words out of the shared text and puts them in again. Then only what they say leads to them, and short words whose surroundings were
 * rewritten on both sides as well lead nowhere rather than somewhere else (decision 0096).
 */
it("whatever two people do to the rest of the text, commented words stay exactly the same words; moved and with other surroundings they may be gone", () => {
  fc.assert(
    fc.property(fc.nat(3), fc.nat(5), fc.integer({ min: 1, max: 3 }), fc.array(edit, { maxLength: 25 }), (line, first, count, edits) => {
      const words = report[line]!.split(" ")
        .slice(first, first + count)
        .join(" ");
      const here = deskOf(...report);
      const there = new Desk();
      there.receive(here);
      const anchor = anchorOn(here, here.find(words));
      for (const { at, kind, isOthers } of edits) {
        const desk = isOthers ? there : here;
        apply(desk, at, kind, desk.find(words));
        (isOthers ? here : there).receive(desk);
      }
      const isMoved = edits.some(({ kind }) => kind === "split");
      for (const desk of [here, there]) expect(isMoved ? [words, null] : [words]).toContain(wordsOf(desk, anchor));
    }),
    { numRuns: 150 },
  );
});

/** One edit that leaves the words alone. */
function apply(desk: Desk, at: number, kind: Edit["kind"], words: TextRange): void {
  const places: number[] = [];
  desk.state.doc.descendants((node, position) => {
    if (node.isText) for (let each = position; each <= position + node.nodeSize; each++) if (each <= words.from || each >= words.to) places.push(each);
  });
  const place = places[at % places.length]!;
  if (kind === "type") desk.write((change) => change.insertText("~", place));
  if (kind === "split") desk.write((change) => change.split(place));
  if (kind === "type" || kind === "split") return;
  const end = desk.state.doc.resolve(place).end();
  const to = Math.min(place + 4, place <= words.from ? Math.min(words.from, end) : end);
  if (to > place) desk.write((change) => (kind === "delete" ? change.delete(place, to) : change.addMark(place, to, articleSchema.marks["bold"]!.create())));
}
