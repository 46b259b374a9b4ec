import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDoc, legalDoc } from "../rich-text.arbitrary.ts";
import { formatVersion } from "../rich-text.format.ts";
import { richTextSchema } from "../rich-text.schema.ts";
import { plainTiptapTo1 } from "./plain-tiptap-to-1.ts";
import { upgradeRichText, upgrades } from "./upgrade-rich-text.ts";

describe("upgrading stored rich text", () => {
  it("has one step for every format there was", () => {
    expect(upgrades).toHaveLength(formatVersion);
  });

  it("leaves a document of this format alone", () => {
    fc.assert(
      fc.property(legalDoc, (doc) => {
        expect(upgradeRichText(doc)).toBe(doc);
      }),
    );
  });

  it("makes a plain TipTap document one of ours and loses no text", () => {
    const plain = {
      type: "doc",
      content: [
        { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "Grazie" }] }] },
        { type: "horizontalRule" },
        {
          type: "paragraph",
          content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "https://x.org", target: "_blank", rel: null, class: null } }] }],
        },
      ],
    };
    const upgraded = upgradeRichText(plain);
    expect(richTextSchema.parse(upgraded).content.map((node) => node.type)).toEqual(["quote", "divider", "paragraph"]);
  });

  it("never throws and does the same when repeated", () => {
    fc.assert(
      fc.property(anyDoc, (value) => {
        const once = upgradeRichText(value);
        expect(upgradeRichText(once)).toEqual(once);
      }),
    );
  });
});
