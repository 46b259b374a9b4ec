import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDoc, legalDoc } from "./rich-text.arbitrary.ts";
import { formatVersion } from "./rich-text.format.ts";
import type { RichTextNode } from "./rich-text.schema.ts";
import { countWords, outlineOf, richTextReferences, richTextToPlainText } from "./rich-text-extract.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const doc = (...content: unknown[]) => ({ type: "doc", formatVersion, content });
const picture = "0197f000-0000-7000-8000-000000000000";

describe("references of a text", () => {
  it("are found wherever they stand, each with the block it stands in", () => {
    fc.assert(
      fc.property(legalDoc, (stored) => {
        const named = [...JSON.stringify(stored).matchAll(/"(assetId|entryId)":"([^"]+)"/g)].map(
          ([, key, id]) => `${key === "assetId" ? "asset" : "entry"} ${id}`,
        );
        const found = richTextReferences(stored);
        expect(found.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(named.sort());
        for (const { path } of found) expect(path).not.toBe("");
      }),
    );
  });

  it("are found in blocks that this version does not know", () => {
    expect(richTextReferences(doc({ type: "gallery", attrs: { id: "g" }, content: [{ type: "slide", attrs: { assetId: picture } }] }))).toEqual([
      { kind: "asset", id: picture, path: "g" },
    ]);
  });

  it("never fail, whatever was stored", () => {
    fc.assert(
      fc.property(anyDoc, (value) => {
        richTextReferences(value);
        richTextToPlainText(value);
      }),
    );
  });
});

describe("plain text", () => {
  it("puts blocks on lines of their own, cells apart, captions and attributions in", () => {
    const cell = (text: string) => ({ type: "tableCell", content: [paragraph(text)] });
    expect(
      richTextToPlainText(
        doc(
          { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Final" }] },
          {
            type: "bulletList",
            content: [
              { type: "listItem", content: [paragraph("one")] },
              { type: "listItem", content: [paragraph("two")] },
            ],
          },
          { type: "table", content: [{ type: "tableRow", content: [cell("Italy"), cell("3")] }] },
          { type: "quote", attrs: { attribution: "Mancini" }, content: [paragraph("Grazie")] },
          { type: "image", attrs: { assetId: picture, caption: "The arch" } },
        ),
      ),
    ).toBe("Final\n\none\ntwo\n\nItaly\t3\n\nGrazie\nMancini\n\nThe arch");
  });

  it("has the title, minutes, players and marks of newsroom blocks in it, and no legacy markup", () => {
    const words = (text: string) => [{ type: "text", text }];
    const report = doc(
      { type: "pullQuote", attrs: { attribution: "Mancini" }, content: words("Grazie") },
      { type: "factBox", attrs: { title: "In numbers" }, content: [paragraph("34 matches"), paragraph("unbeaten")] },
      { type: "keyMoments", content: [{ type: "keyMoment", attrs: { minute: "90+4" }, content: words("Full time") }, { type: "keyMoment" }] },
      { type: "playerRatings", content: [{ type: "playerRating", attrs: { name: "Saka", rating: 7.5 }, content: words("Lively") }] },
      { type: "relatedEntries", content: [{ type: "relatedEntry", attrs: { entryId: picture } }] },
      { type: "gallery", content: [{ type: "galleryImage", attrs: { assetId: picture, caption: "The arch" } }] },
      { type: "legacyHtml", attrs: { html: "<form>Vote</form>" } },
    );
    expect(richTextToPlainText(report)).toBe("Grazie\nMancini\n\nIn numbers\n34 matches\nunbeaten\n\n90+4 Full time\n\nSaka 7.5 Lively\n\nThe arch");
    expect(countWords(report, "en")).toBe(16);
    expect(richTextReferences(report).map(({ kind }) => kind)).toEqual(["entry", "asset"]);
    expect(outlineOf(report.content as RichTextNode[]).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "pullQuote: Grazie",
      "factBox: In numbers",
      "keyMoments: ",
      "playerRatings: ",
      "relatedEntries: ",
      "gallery: The arch",
      "legacyHtml: ",
    ]);
  });

  it("counts words as the language does", () => {
    expect(countWords(doc(paragraph("Italy won 3–2 on penalties.")), "en")).toBe(6);
    expect(countWords(doc(paragraph("توجت إيطاليا بلقب كأس أوروبا")), "ar")).toBe(5);
    expect(countWords(doc(paragraph("サッカーの試合")), "ja")).toBeGreaterThan(1);
    expect(countWords(null, "en")).toBe(0);
  });
});

describe("the outline", () => {
  it("lists headings, and media one below the heading before them", () => {
    expect(
      outlineOf([
        { type: "image", attrs: { id: "i", caption: "Arch" } },
        { type: "heading", attrs: { id: "h", level: 2 }, content: [{ type: "text", text: "The fastest goal" }] },
        { type: "paragraph" },
        { type: "embed", attrs: { provider: "youtube", embedId: "x" } },
      ]),
    ).toEqual([
      { id: "i", kind: "image", level: 2, text: "Arch" },
      { id: "h", kind: "heading", level: 2, text: "The fastest goal" },
      { id: null, kind: "embed", level: 3, text: "YouTube" },
    ]);
  });
});
