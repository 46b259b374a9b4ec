import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { articleSchema } from "../kits/article-kit.ts";
import { anyDoc, legalDoc } from "../rich-text.arbitrary.ts";
import { formatVersion } from "../rich-text.format.ts";
import { type RichTextDoc, richTextSchema } from "../rich-text.schema.ts";
import { richTextToPlainText } from "../rich-text-extract.ts";
import { canonicalRichText, readRichText } from "../rich-text-parse.ts";
import { fragmentToRichText, richTextToFragment } from "../rich-text-yjs.ts";
import format0 from "./fixtures/format-0.json" with { type: "json" };
import format1 from "./fixtures/format-1.json" with { type: "json" };
import format2 from "./fixtures/format-2.json" with { type: "json" };
import { asCompared, upgradeRichText, upgrades } from "./upgrade-rich-text.ts";

/** The same report as each format stored it. Never edited: what lies in databases does not change either. */
const fixtures: readonly unknown[] = [format0, format1, format2];
const fixture = (version: number) => structuredClone(fixtures[version]) as RichTextDoc;
const formats = Array.from({ length: formatVersion + 1 }, (_each, version) => version);

describe("upgrading stored rich text", () => {
  it("has one step for every format there was, and a stored document of each to prove it", () => {
    expect(upgrades).toHaveLength(formatVersion);
    expect(fixtures.map((stored) => (stored as Partial<RichTextDoc>).formatVersion ?? 0)).toEqual(formats);
  });

  it.each(formats)("makes a stored document of format %i one of this format without a fault", (version) => {
    const upgraded = richTextSchema.parse(upgradeRichText(fixture(version)));
    expect(upgraded.formatVersion).toBe(formatVersion);
    // The one block that no format ever knew is kept; nothing else is out of place.
    expect(readRichText(upgraded).opaqueCount).toBe(1);
    Node.fromJSON(articleSchema, readRichText(upgraded).doc).check();
    expect(upgraded.content).toContainEqual({ type: "lineUp", attrs: { fixtureId: "42" } });
  });

  it.each(formats)("loses no word of format %i, stored or in a live document", (version) => {
    const stored = fixture(version);
    const words = [...JSON.stringify(stored).matchAll(/"text":"([^"]+)"/g)].map(([, text]) => text ?? "");
    const doc = new Y.Doc();
    richTextToFragment(doc.getXmlFragment("body"), stored);
    const inDocument = fragmentToRichText(doc.getXmlFragment("body"));
    expect(inDocument).toEqual(canonicalRichText(stored));
    for (const word of words) expect(richTextToPlainText(inDocument)).toContain(word);
  });

  it("names the blocks of a plain TipTap document as ours and drops what only says how a link is drawn", () => {
    const upgraded = upgradeRichText(fixture(0)) as RichTextDoc;
    expect(upgraded.content.map((node) => node.type)).toEqual(["heading", "paragraph", "quote", "bulletList", "table", "divider", "paragraph", "lineUp"]);
    expect(upgraded.content[1]?.content?.[3]?.marks).toEqual([{ type: "link", attrs: { href: "https://www.uefa.com/euro2020/" } }]);
  });

  it("leaves a document of this format alone", () => {
    fc.assert(
      fc.property(legalDoc, (doc) => {
        expect(upgradeRichText(doc)).toBe(doc);
      }),
    );
  });

  it("never throws, changes nothing it was given, and does the same when repeated", () => {
    fc.assert(
      fc.property(anyDoc, (value) => {
        const before = JSON.stringify(value);
        const once = upgradeRichText(value);
        expect(JSON.stringify(value)).toBe(before);
        expect(upgradeRichText(once)).toEqual(once);
      }),
    );
  });
});

describe("comparing documents of different formats", () => {
  const additiveSince = upgrades.findLastIndex((step) => !step.isAdditive) + 1;

  it("is blind to the number of a format that only grew, and to nothing else", () => {
    fc.assert(
      fc.property(legalDoc, (doc) => {
        for (const version of formats.slice(additiveSince)) {
          expect(asCompared({ ...doc, formatVersion: version })).toEqual({ ...doc, formatVersion: additiveSince });
          expect(upgradeRichText(asCompared({ ...doc, formatVersion: version }))).toEqual(doc);
        }
      }),
    );
    const newer = { type: "doc", formatVersion: formatVersion + 1, content: [] };
    for (const value of [newer, fixture(0), { formatVersion }, "text", 7, null, undefined, [{ type: "doc", formatVersion, content: [] }]])
      expect(asCompared(value)).toBe(value);
  });

  it("calls a step additive only where it changes nothing but the number", () => {
    for (const [version, { isAdditive, upgrade }] of upgrades.entries()) {
      const stored = fixture(version) as unknown as Record<string, unknown>;
      const isUntouched = JSON.stringify({ ...upgrade(stored), formatVersion: 0 }) === JSON.stringify({ ...stored, formatVersion: 0 });
      expect([version, isUntouched]).toEqual([version, isAdditive]);
    }
  });
});
