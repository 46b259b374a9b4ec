import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleSchema } from "./kits/article-kit.ts";
import { anyDoc, legalDoc, unknownBlock } from "./rich-text.arbitrary.ts";
import { formatVersion } from "./rich-text.format.ts";
import { emptyRichText, type RichTextDoc, richTextSchema } from "./rich-text.schema.ts";
import { canonicalRichText, readRichText, withBlockIds, writeRichText } from "./rich-text-parse.ts";

const inEditor = (doc: RichTextDoc) => {
  const node = Node.fromJSON(articleSchema, doc);
  node.check();
  return node;
};
const doc = (...content: RichTextDoc["content"]): RichTextDoc => ({ type: "doc", formatVersion, content });

describe("reading and writing rich text", () => {
  it("keeps every legal document to the byte", () => {
    fc.assert(
      fc.property(legalDoc, (stored) => {
        const { doc: read, opaqueCount } = readRichText(stored);
        expect(opaqueCount).toBe(0);
        if (stored.content.length > 0) expect(JSON.stringify(writeRichText(read))).toBe(JSON.stringify(stored));
      }),
    );
  });

  it("gives the editor a document its schema accepts, whatever was stored", () => {
    fc.assert(
      fc.property(anyDoc, (stored) => {
        inEditor(readRichText(stored).doc);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps unknown blocks to the byte while the text around them is edited", () => {
    fc.assert(
      fc.property(legalDoc, unknownBlock, fc.nat(), (stored, unknown, place) => {
        const at = place % (stored.content.length + 1);
        const withUnknown = { ...stored, content: stored.content.toSpliced(at, 0, unknown) };
        const { doc: read, opaqueCount } = readRichText(withUnknown);
        expect(opaqueCount).toBe(1);
        const edited = inEditor({ ...read, content: [...read.content, { type: "paragraph", content: [{ type: "text", text: "New." }] }] });
        const written = canonicalRichText(writeRichText({ ...(edited.toJSON() as RichTextDoc), formatVersion }));
        expect(JSON.stringify(written.content[at])).toBe(JSON.stringify(unknown));
      }),
    );
  });

  it("keeps an unknown inline node and an unknown mark, and the words under the mark stay text", () => {
    const stored = doc({
      type: "paragraph",
      content: [
        { type: "score", attrs: { fixtureId: "42" } },
        { type: "text", text: "Italy", marks: [{ type: "sponsor", attrs: { b: 1, a: 2 } }, { type: "bold" }] },
      ],
    });
    const { doc: read, opaqueCount } = readRichText(stored);
    expect(opaqueCount).toBe(2);
    expect(inEditor(read).textContent).toBe("Italy");
    expect(JSON.stringify(writeRichText(read))).toBe(JSON.stringify(stored));
  });

  it("keeps an illegal node as a whole: a heading of level 9, a bare paragraph in a list, a script link", () => {
    const illegal = [
      { type: "heading", attrs: { level: 9 }, content: [{ type: "text", text: "x" }] },
      { type: "bulletList", content: [{ type: "paragraph" }] },
    ];
    const { doc: read, opaqueCount } = readRichText(doc(...illegal, { type: "paragraph", content: [{ type: "text", text: "y" }] }));
    expect(opaqueCount).toBe(2);
    expect(read.content.map((node) => node.type)).toEqual(["opaque", "opaque", "paragraph"]);
    expect(writeRichText(read).content.slice(0, 2)).toEqual(illegal);
  });

  it("reads nothing as one empty paragraph and stores that as nothing", () => {
    expect(readRichText(null).doc.content).toEqual([{ type: "paragraph" }]);
    expect(canonicalRichText(readRichText(emptyRichText()).doc)).toEqual(emptyRichText());
    expect(canonicalRichText(withBlockIds(doc({ type: "paragraph" })))).toEqual(emptyRichText());
  });
});

describe("the canonical spelling", () => {
  it("does not change when it is taken again, and is a valid document", () => {
    fc.assert(
      fc.property(legalDoc, (stored) => {
        const once = canonicalRichText(stored);
        expect(canonicalRichText(once)).toEqual(once);
        expect(richTextSchema.parse(once)).toEqual(once);
      }),
    );
  });

  it("is the same before and after a visit to the editor's schema", () => {
    fc.assert(
      fc.property(legalDoc, (stored) => {
        const visited = writeRichText({ ...(inEditor(readRichText(stored).doc).toJSON() as RichTextDoc), formatVersion });
        expect(JSON.stringify(canonicalRichText(visited))).toBe(JSON.stringify(canonicalRichText(stored)));
      }),
    );
  });
});

describe("block ids", () => {
  it("are given where they are missing and renewed where two blocks share one; the first keeps it", () => {
    let made = 0;
    const stored = doc({ type: "paragraph", attrs: { id: "a" } }, { type: "divider" }, { type: "heading", attrs: { level: 2, id: "a" } });
    const ids = withBlockIds(stored, () => `new-${++made}`).content.map((node) => node.attrs?.["id"]);
    expect(ids).toEqual(["a", "new-1", "new-2"]);
  });
});
