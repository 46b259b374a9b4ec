import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { draftSize, valueSize } from "./draft-size.ts";

describe("what a draft holds", () => {
  it("is the characters of its texts, whatever the script, and what was deleted is not in it", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: fc.string({ unit: "grapheme", maxLength: 20 }), at: fc.nat(), cut: fc.nat(5) }), { maxLength: 30 }), (edits) => {
        const doc = new Y.Doc();
        const text = doc.getText("title");
        for (const { text: words, at, cut } of edits) {
          text.insert(at % (text.length + 1), words);
          text.delete(0, Math.min(cut, text.length));
        }
        expect(draftSize(doc)).toBe(text.length);
      }),
    );
  });

  it("counts values by their characters and structure by tens, so that empty blocks are not free", () => {
    const doc = new Y.Doc();
    doc.getMap("values").set("tags", ["Wembley", "Italy"]);
    expect(draftSize(doc)).toBe("tags".length + valueSize(["Wembley", "Italy"]));
    expect(valueSize(["Wembley", "Italy"])).toBe(10 + 12);
    const blocks = new Y.Doc();
    for (let n = 0; n < 100; n++) blocks.getXmlFragment("body").insert(0, [new Y.XmlElement("paragraph")]);
    expect(draftSize(blocks)).toBe(1000);
  });

  it("is the same in a copy that was put together from updates", () => {
    const [doc, copy] = [new Y.Doc(), new Y.Doc()];
    doc.on("update", (update: Uint8Array) => Y.applyUpdate(copy, update));
    const text = new Y.XmlText("Italy hold their nerve");
    const block = new Y.XmlElement("paragraph");
    block.insert(0, [text]);
    doc.getXmlFragment("body").insert(0, [block]);
    text.format(0, 5, { bold: {} });
    text.delete(3, 8);
    expect(draftSize(copy)).toBe(draftSize(doc));
  });
});
