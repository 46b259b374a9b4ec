import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { liftItem, splitItem } from "./newsroom-keys.ts";

const words = (text: string) => (text === "" ? {} : { content: [{ type: "text", text }] });
const moment = (minute: string, text: string) => ({ type: "keyMoment", attrs: { minute }, ...words(text) });
const moments = (...items: unknown[]) => ({ type: "keyMoments", content: items });
const paragraph = (text: string) => ({ type: "paragraph", ...words(text) });
const box = (title: string, ...content: unknown[]) => ({ type: "factBox", attrs: { title }, content });

/** With the caret at `|`, which stands in one text of the document. */
function stateOf(...content: unknown[]): EditorState {
  const doc = Node.fromJSON(articleSchema, { type: "doc", content });
  let at = 0;
  doc.descendants((node, position) => {
    if (node.isText && node.text?.includes("|")) at = position + node.text.indexOf("|");
  });
  const state = EditorState.create({ doc });
  const without = state.apply(state.tr.delete(at, at + 1));
  return without.apply(without.tr.setSelection(TextSelection.create(without.doc, at)));
}

/** `keyMoments(2 Shaw / 67 |)`: blocks with their words, the caret as `|`. */
function shown(state: EditorState): string {
  const inner = (node: Node, start: number): string => {
    const own = [node.attrs["minute"], node.attrs["title"], node.attrs["name"]].find((value) => typeof value === "string" && value !== "") ?? "";
    if (node.isTextblock) {
      const offset = state.selection.from - start - 1;
      const text = node.textContent;
      const caret = offset >= 0 && offset <= node.content.size;
      return [own, caret ? `${text.slice(0, offset)}|${text.slice(offset)}` : text].filter(Boolean).join(" ");
    }
    const children: string[] = [];
    node.forEach((child, offset) => {
      children.push(inner(child, start + 1 + offset));
    });
    return `${node.type.name}(${[own, children.join(" / ")].filter(Boolean).join(": ")})`;
  };
  const blocks: string[] = [];
  state.doc.forEach((child, offset) => {
    blocks.push(inner(child, offset));
  });
  return blocks.join(", ");
}
const enter = (...content: unknown[]) => {
  const state = stateOf(...content);
  const change = splitItem(state);
  if (change === null) return null;
  change.doc.check();
  return shown(state.apply(change));
};
const backspace = (...content: unknown[]) => {
  const state = stateOf(...content);
  const change = liftItem(state);
  if (change === null || change === "fields") return change;
  change.doc.check();
  return shown(state.apply(change));
};

describe("Enter in key moments", () => {
  it("begins another moment, which has no minute yet", () => {
    expect(enter(moments(moment("2", "Shaw|"), moment("67", "Bonucci")))).toBe("keyMoments(2 Shaw / | / 67 Bonucci)");
    expect(enter(moments(moment("2", "Shaw sco|res")))).toBe("keyMoments(2 Shaw sco / |res)");
  });

  it("pushes a moment down from its start, and its minute goes along", () => {
    expect(enter(moments(moment("2", "|Shaw")))).toBe("keyMoments( / 2 |Shaw)");
  });

  it("leaves the list from an empty last moment, and takes the list along when nothing else is in it", () => {
    expect(enter(moments(moment("2", "Shaw"), moment("", "|")), paragraph("after"))).toBe("keyMoments(2 Shaw), |, after");
    expect(enter(moments(moment("", "|")), paragraph("after"))).toBe("|, after");
  });

  it("does not leave a moment that has a minute", () => {
    expect(enter(moments(moment("90+4", "|")))).toBe("keyMoments(90+4 / |)");
  });
});

describe("Backspace in key moments", () => {
  it("takes the first moment out of the list as a paragraph", () => {
    expect(backspace(paragraph("before"), moments(moment("", "|Shaw"), moment("67", "Bonucci")))).toBe("before, |Shaw, keyMoments(67 Bonucci)");
    expect(backspace(moments(moment("", "|")))).toBe("|");
  });

  it("goes into the minute of a moment that has one, and joins it to the one before where it has none", () => {
    expect(backspace(moments(moment("2", "|Shaw")))).toBe("fields");
    expect(backspace(moments(moment("2", "Shaw"), moment("", "|Bonucci")))).toBeNull();
    expect(backspace(moments(moment("", "Sh|aw")))).toBeNull();
  });
});

describe("in player ratings", () => {
  const rating = (attrs: Record<string, unknown>, text: string) => ({ type: "playerRating", attrs, ...words(text) });
  it("an item with a player, a name or a mark is not empty", () => {
    for (const attrs of [{ name: "Saka" }, { rating: 0 }, { entryId: "0197f000-0000-7000-8000-000000000000" }]) {
      expect(backspace({ type: "playerRatings", content: [rating(attrs, "|")] })).toBe("fields");
      expect(enter({ type: "playerRatings", content: [rating(attrs, "|")] })).toMatch(/^playerRatings\(.* \/ \|\)$/);
    }
    expect(enter({ type: "playerRatings", content: [rating({ name: "Saka" }, "Lively"), rating({}, "|")] })).toBe("playerRatings(Saka Lively), |");
  });
});

describe("in a fact box", () => {
  it("Enter leaves from an empty last paragraph and is ordinary anywhere else", () => {
    expect(enter(box("Facts", paragraph("one"), paragraph("|")))).toBe("factBox(Facts: one), |");
    expect(enter(box("Facts", paragraph("|")))).toBeNull();
    expect(enter(box("Facts", paragraph("one|")))).toBeNull();
    expect(enter(paragraph("one|"))).toBeNull();
  });

  it("Backspace takes an empty box away, but never its title", () => {
    expect(backspace(paragraph("before"), box("", paragraph("|")))).toBe("before, |");
    expect(backspace(box("Facts", paragraph("|")))).toBeNull();
    expect(backspace(box("", paragraph("|one")))).toBeNull();
  });
});
