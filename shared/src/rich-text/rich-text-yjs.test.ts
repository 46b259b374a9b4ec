import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { legalDoc, unknownBlock } from "./rich-text.arbitrary.ts";
import { formatVersion } from "./rich-text.format.ts";
import type { RichTextDoc, RichTextNode } from "./rich-text.schema.ts";
import { canonicalRichText } from "./rich-text-parse.ts";
import { applyRichText, fragmentToRichText, richTextToFragment } from "./rich-text-yjs.ts";

const paragraph = (id: string, text: string): RichTextNode => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const doc = (...content: RichTextNode[]): RichTextDoc => ({ type: "doc", formatVersion, content });
const seeded = (stored: unknown) => {
  const shared = new Y.Doc();
  richTextToFragment(shared.getXmlFragment("body"), stored);
  return shared;
};
const body = (shared: Y.Doc) => shared.getXmlFragment("body");
const copy = (shared: Y.Doc) => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(shared));
  return other;
};
const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
};

describe("rich text in a shared document", () => {
  it("comes out as it went in", () => {
    fc.assert(
      fc.property(legalDoc, (stored) => {
        expect(JSON.stringify(fragmentToRichText(body(seeded(stored))))).toBe(JSON.stringify(canonicalRichText(stored)));
      }),
    );
  });

  it("keeps unknown blocks to the byte", () => {
    fc.assert(
      fc.property(legalDoc, unknownBlock, (stored, unknown) => {
        const out = fragmentToRichText(body(seeded({ ...stored, content: [unknown, ...stored.content] })));
        expect(JSON.stringify(out.content[0])).toBe(JSON.stringify(unknown));
      }),
    );
  });

  it("becomes any other document, and the same change again changes nothing", () => {
    fc.assert(
      fc.property(legalDoc, legalDoc, (before, after) => {
        const shared = seeded(before);
        applyRichText(body(shared), after);
        expect(fragmentToRichText(body(shared))).toEqual(canonicalRichText(after));
        const state = Y.encodeStateVector(shared);
        applyRichText(body(shared), after);
        expect(Y.encodeStateVector(shared)).toEqual(state);
      }),
    );
  });

  it("keeps what another person types in another block meanwhile, also when blocks are put before and after it", () => {
    fc.assert(
      fc.property(fc.subarray(["new", "a", "b"]), fc.subarray(["d", "last"]), (before, after) => {
        const mine = seeded(doc(paragraph("a", "Alpha"), paragraph("b", "Bravo"), paragraph("c", "Charlie"), paragraph("d", "Delta")));
        const theirs = copy(mine);
        ((body(theirs).get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(7, " typed");
        const rewritten = (id: string) => paragraph(id, `${id} rewritten`);
        applyRichText(body(mine), doc(...before.map(rewritten), paragraph("c", "Charlie"), ...after.map(rewritten)));
        meet(mine, theirs);
        expect(fragmentToRichText(body(mine))).toEqual(fragmentToRichText(body(theirs)));
        expect(fragmentToRichText(body(mine)).content.filter((node) => node.attrs?.["id"] === "c")).toEqual([paragraph("c", "Charlie typed")]);
      }),
    );
  });

  it("is not changed by reading it, even where it holds what nobody knows", () => {
    const shared = new Y.Doc();
    body(shared).insert(0, [new Y.XmlElement("hologram"), new Y.XmlElement("heading")]);
    const state = Y.encodeStateAsUpdate(shared);
    expect(fragmentToRichText(body(shared)).content).toEqual([{ type: "hologram" }, { type: "heading" }]);
    expect(Y.encodeStateAsUpdate(shared)).toEqual(state);
  });

  it("is filled once", () => {
    const shared = seeded(doc(paragraph("a", "Alpha")));
    expect(() => richTextToFragment(body(shared), doc(paragraph("b", "Bravo")))).toThrow();
  });
});
