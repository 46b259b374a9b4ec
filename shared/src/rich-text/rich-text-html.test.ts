import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDoc, legalDoc } from "./rich-text.arbitrary.ts";
import { formatVersion } from "./rich-text.format.ts";
import { richTextSchema } from "./rich-text.schema.ts";
import { deliveredRichText, type RichTextSurroundings, renderRichTextHtml } from "./rich-text-html.ts";

const assetId = "0197f000-0000-7000-8000-000000000000";
const around: RichTextSurroundings = {
  resolveEntry: (id) => (id === assetId ? { url: "/en/reports/final", title: "The <final>" } : null),
  resolveAsset: () => ({
    kind: "image",
    alt: 'The "arch"',
    caption: "Wembley",
    credit: "Agency",
    width: 1600,
    height: 900,
    url: `/media/${assetId}/h/original.jpg`,
    renditions: [
      { name: "w640.avif", contentType: "image/avif", width: 640, height: 360, url: `/media/${assetId}/h/w640.avif` },
      { name: "w320.avif", contentType: "image/avif", width: 320, height: 180, url: `/media/${assetId}/h/w320.avif` },
    ],
  }),
};
const html = (...content: unknown[]) => renderRichTextHtml({ type: "doc", formatVersion, content }, around);
const text = (words: string, ...marks: unknown[]) => ({ type: "text", text: words, ...(marks.length > 0 ? { marks } : {}) });

/** Every tag and attribute of the output, as a browser would see them; text between tags cannot match. */
function tagsOf(output: string): { name: string; attributes: Record<string, string> }[] {
  return [...output.matchAll(/<\/?([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g)].map(([, name, rest]) => ({
    name: name ?? "",
    attributes: Object.fromEntries([...(rest ?? "").matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, value ?? ""])),
  }));
}

describe("rich text as HTML", () => {
  it("never throws and never lets script through, whatever JSON comes in", () => {
    const allowed =
      "p h2 h3 h4 ul ol li blockquote figure figcaption cite table thead tbody tr th td hr br a strong em s code sub sup span small picture source img video aside footer div data";
    fc.assert(
      fc.property(anyDoc, (value) => {
        const output = renderRichTextHtml(value, {
          resolveEntry: (id) => ({ url: id, title: id }),
          resolveAsset: (id) => ({ ...around.resolveAsset(id)!, url: id, alt: id }),
        });
        const tags = tagsOf(output);
        expect(output.replaceAll(/<\/?[a-z0-9]+(?: [a-z-]+(?:="[^"<>]*")?)*>/g, "")).not.toMatch(/[<>]/);
        for (const { name, attributes } of tags) {
          expect(allowed.split(" ")).toContain(name);
          for (const [key, attribute] of Object.entries(attributes)) {
            expect(key).not.toMatch(/^on|^style$|^srcdoc$/);
            if (["href", "src", "poster", "srcset"].includes(key)) expect(attribute).toMatch(/^(https?:\/\/|mailto:|\/[^/\\])/);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("draws every legal document without losing its words", () => {
    fc.assert(
      fc.property(legalDoc, (doc) => {
        expect(() => renderRichTextHtml(doc, around)).not.toThrow();
      }),
    );
  });

  it("escapes text and keeps marks in one order", () => {
    expect(html({ type: "paragraph", content: [text("a < b & “c”", { type: "bold" }, { type: "link", attrs: { href: "https://x.org/?a=1&b=2" } })] })).toBe(
      '<p><strong><a href="https://x.org/?a=1&amp;b=2" rel="noopener">a &lt; b &amp; “c”</a></strong></p>',
    );
  });

  it("leads to another entry where it is live and leaves plain text where it is not", () => {
    const link = (entryId: string) => html({ type: "paragraph", content: [text("final", { type: "link", attrs: { entryId } })] });
    expect(link(assetId)).toBe(`<p><a href="/en/reports/final" data-entry-id="${assetId}">final</a></p>`);
    expect(link("0197f000-0000-7000-8000-000000000001")).toBe("<p>final</p>");
  });

  it("draws a picture with all its renditions, caption and credit", () => {
    expect(html({ type: "image", attrs: { assetId, caption: "Before <kick-off>" } })).toBe(
      `<figure data-type="image" data-asset-id="${assetId}"><picture><source type="image/avif" srcset="/media/${assetId}/h/w320.avif 320w, /media/${assetId}/h/w640.avif 640w" sizes="(min-width: 720px) 640px, 100vw"><img src="/media/${assetId}/h/original.jpg" width="1600" height="900" loading="lazy" decoding="async" alt="The &quot;arch&quot;"></picture><figcaption><span>Before &lt;kick-off&gt;</span> <small>Agency</small></figcaption></figure>`,
    );
  });

  it("gives tables a head with scope and quotes their source", () => {
    const cell = (type: string, words: string) => ({ type, content: [{ type: "paragraph", content: [text(words)] }] });
    expect(
      html({
        type: "table",
        content: [
          { type: "tableRow", content: [cell("tableHeader", "Team"), { ...cell("tableHeader", "Goals"), attrs: { colspan: 2 } }] },
          { type: "tableRow", content: [cell("tableHeader", "Italy"), cell("tableCell", "1"), cell("tableCell", "3")] },
        ],
      }),
    ).toBe(
      '<table><thead><tr><th scope="col">Team</th><th scope="col" colspan="2">Goals</th></tr></thead><tbody><tr><th scope="row">Italy</th><td>1</td><td>3</td></tr></tbody></table>',
    );
    expect(html({ type: "quote", attrs: { attribution: "Mancini", dir: "ltr" }, content: [{ type: "paragraph", content: [text("Grazie")] }] })).toBe(
      '<figure data-type="quote" dir="ltr"><blockquote><p>Grazie</p></blockquote><figcaption><cite>Mancini</cite></figcaption></figure>',
    );
  });

  it("draws an embed as a link card and loads nothing of the platform", () => {
    expect(html({ type: "embed", attrs: { provider: "youtube", embedId: "dQw4w9WgXcQ" } })).toBe(
      '<figure data-type="embed" data-provider="youtube" data-embed-id="dQw4w9WgXcQ"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener"><strong>YouTube</strong> <span>https://www.youtube.com/watch?v=dQw4w9WgXcQ</span></a></figure>',
    );
  });

  it("leaves unknown blocks out without a trace and keeps the words under an unknown mark", () => {
    expect(html({ type: "lineUp", attrs: { secret: "<script>" } }, { type: "paragraph", content: [text("kept", { type: "sponsor" })] })).toBe("<p>kept</p>");
  });
});

describe("rich text as delivered JSON", () => {
  it("holds legal, known nodes and allowed URLs only, whatever was stored", () => {
    fc.assert(
      fc.property(anyDoc, (value) => {
        const delivered = deliveredRichText(value);
        const faults =
          richTextSchema.safeParse({ ...delivered, formatVersion }).error?.issues.filter((issue) => issue.message !== "two blocks have this id") ?? [];
        expect(faults).toEqual([]);
        expect(JSON.stringify(delivered)).not.toMatch(/"href":"(?!https?:|mailto:)/);
      }),
      { numRuns: 500 },
    );
  });
});
