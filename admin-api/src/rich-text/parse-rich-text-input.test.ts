import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { type RichTextNode, richTextSchema } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import { describe, expect, it } from "vitest";
import { AppError } from "../platform/errors.ts";
import { parseRichTextInput } from "./rich-text.public.ts";

const nowhere = { resolveEntry: () => null, resolveAsset: () => null };
const html = (source: string) => parseRichTextInput({ $html: source });
const drawn = (value: unknown) => renderRichTextHtml(parseRichTextInput(value).doc, nowhere).replaceAll(/ id="[^"]+"/g, "");
const refusal = (value: unknown) => {
  try {
    parseRichTextInput(value, "fields.body");
  } catch (error) {
    if (error instanceof AppError) return error.errors.map((fault) => `${fault.path} ${fault.rule}`);
    throw error;
  }
  return [];
};

/** Word for Windows, "keep source formatting", shortened; line ends inside attributes as Word writes them. */
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @list l0 {mso-list-id:1;} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1>Italy hold their nerve<o:p></o:p></h1>
<p class=MsoNormal><span lang=EN-US style='font-size:14.0pt;color:red'>Italy <b>won</b> the <i>final</i>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Shaw, 2 minutes<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;
mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>left foot<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Bonucci, 67</p>
<p class=MsoNormal>Kicks:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Berardi</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.</span>Kane</p>
<p class=MsoQuote>Grazie a tutti</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=301 valign=top style='width:225.4pt'><p class=MsoNormal><b>Team<o:p></o:p></b></p></td><td><p class=MsoNormal>Goals</p></td></tr></table>
<!--EndFragment--></body></html>`;

/** Google Docs' clipboard. */
const fromGoogleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c4d-7fff"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-family:Arial;font-weight:700">The fastest goal</span></h2><p dir="ltr" style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-weight:400;font-style:normal">Shaw met it </span><span style="font-weight:700;font-style:italic">at the far post</span><span style="font-size:0.6em;vertical-align:super">1</span><span> and </span><a href="https://www.uefa.com/" style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">scored</span></a></p><br /><ul style="margin-top:0"><li dir="ltr" aria-level="1" style="list-style-type:disc"><p dir="ltr" role="presentation"><span style="font-weight:400;text-decoration:line-through">Trippier</span></p></li></ul></b><br class="Apple-interchange-newline">`;

describe("HTML at the API", () => {
  it("keeps the structure of a Word document and loses its styling", () => {
    expect(drawn({ $html: fromWord })).toBe(
      "<h2>Italy hold their nerve</h2><p>Italy <strong>won</strong> the <em>final</em>.</p>" +
        "<ul><li>Shaw, 2 minutes<ul><li>left foot</li></ul></li><li>Bonucci, 67</li></ul><p>Kicks:</p><ol><li>Berardi</li><li>Kane</li></ol>" +
        "<blockquote><p>Grazie a tutti</p></blockquote><table><tbody><tr><td><strong>Team</strong></td><td>Goals</td></tr></tbody></table>",
    );
  });

  it("keeps the structure of a Google document and loses its styling", () => {
    expect(drawn({ $html: fromGoogleDocs }).replaceAll(' dir="ltr"', "")).toBe(
      '<h2>The fastest goal</h2><p>Shaw met it <strong><em>at the far post</em></strong><sup>1</sup> and <a href="https://www.uefa.com/" rel="noopener">scored</a></p><ul><li><p><s>Trippier</s></p></li></ul>',
    );
  });

  it("nests a list that stands beside its item or begins one", () => {
    expect(drawn({ $html: "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>" })).toBe("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
    expect(drawn({ $html: "<ul><li><ul><li>b</li></ul></li></ul>" })).toBe("<ul><li><ul><li>b</li></ul></li></ul>");
  });

  it("takes back what it rendered", () => {
    const source =
      '<h2>One</h2><p>a <strong>b</strong><br>c</p><figure data-type="quote"><blockquote><p>Grazie</p></blockquote><figcaption><cite>Mancini</cite></figcaption></figure><hr><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>';
    expect(drawn({ $html: source })).toBe(source);
  });

  it("takes back the blocks of a newsroom, as readers get them and as the editor writes them", () => {
    const entryId = "0197f000-0000-7000-8000-000000000001";
    const assetId = "0197f000-0000-7000-8000-000000000002";
    const words = (text: string) => [{ type: "text", text }];
    const blocks: RichTextNode[] = [
      { type: "pullQuote", attrs: { attribution: "Gianluigi Donnarumma" }, content: words("I did not know that we had won.") },
      { type: "factBox", attrs: { title: "In <numbers>" }, content: [{ type: "paragraph", content: words("34 matches unbeaten") }] },
      {
        type: "keyMoments",
        content: [
          { type: "keyMoment", attrs: { minute: "2" }, content: words("Shaw scores.") },
          { type: "keyMoment", attrs: { minute: "HT" } },
        ],
      },
      {
        type: "playerRatings",
        content: [
          { type: "playerRating", attrs: { entryId, name: "Donnarumma", rating: 8.5 }, content: words("Saved twice.") },
          { type: "playerRating", attrs: { name: "Saka" } },
        ],
      },
      { type: "relatedEntries", content: [{ type: "relatedEntry", attrs: { entryId } }] },
      { type: "gallery", content: [{ type: "galleryImage", attrs: { assetId, caption: "The arch" } }] },
      { type: "image", attrs: { assetId, caption: "Before <kick-off>" } },
    ];
    const asset = { kind: "image", alt: "", caption: "", credit: "Agency", width: 2, height: 1, url: "/media/a", renditions: [] } as const;
    const around = { resolveEntry: () => ({ url: "/en/players/donnarumma", title: "Donnarumma" }), resolveAsset: () => asset };
    const withoutIds = (nodes: readonly RichTextNode[]): unknown =>
      JSON.parse(JSON.stringify(nodes), (_key, value: { id?: unknown }) => {
        if (value === null || typeof value !== "object" || !("id" in value)) return value;
        const { id: _id, ...rest } = value;
        return Object.keys(rest).length > 0 ? rest : undefined;
      });
    const forReaders = renderRichTextHtml({ type: "doc", formatVersion, content: blocks }, around);
    expect(withoutIds(html(forReaders).doc.content)).toEqual(blocks);
    const drawnByEditor = `<aside data-type="pullQuote" data-attribution="Gianluigi Donnarumma">I did not know that we had won.</aside><aside data-type="factBox" data-title="In &lt;numbers&gt;"><p>34 matches unbeaten</p></aside><ol data-type="keyMoments"><li data-type="keyMoment" data-minute="2">Shaw scores.</li><li data-type="keyMoment" data-minute="HT"></li></ol><ul data-type="playerRatings"><li data-type="playerRating" data-entry-id="${entryId}" data-name="Donnarumma" data-rating="8.5">Saved twice.</li><li data-type="playerRating" data-name="Saka"></li></ul><ul data-type="relatedEntries"><li data-type="relatedEntry" data-entry-id="${entryId}"></li></ul><div data-type="gallery"><figure data-type="galleryImage" data-asset-id="${assetId}" data-caption="The arch"></figure></div><figure data-type="image" data-asset-id="${assetId}" data-caption="Before &lt;kick-off&gt;"></figure>`;
    expect(withoutIds(html(drawnByEditor).doc.content)).toEqual(blocks);
    expect(withoutIds(parseRichTextInput({ $markdown: `One.\n\n${forReaders}` }).doc.content.slice(1))).toEqual(blocks);
  });

  it("gives every block an id and keeps those that came along", () => {
    const { doc } = html('<p data-id="kept">a</p><p data-id="kept">b</p><p>c</p>');
    const ids = doc.content.map((node) => node.attrs?.["id"]);
    expect(ids[0]).toBe("kept");
    expect(new Set(ids).size).toBe(3);
    expect(richTextSchema.parse(doc)).toEqual(doc);
  });

  it("changes nothing when the same text is sent again, and keeps the ids of what stayed when it is not quite the same", () => {
    const first = html("<h2>One</h2><p>two</p><ul><li>three</li></ul>").doc;
    expect(parseRichTextInput({ $html: "<h2>One</h2><p>two</p><ul><li>three</li></ul>" }, "", first).doc).toEqual(first);
    const second = parseRichTextInput({ $markdown: "## One\n\nnew\n\n- three" }, "", first).doc;
    expect(second.content.map((node) => node.attrs?.["id"])).toEqual(first.content.map((node) => node.attrs?.["id"]));
  });

  it("says what became of pictures and frames that are not ours", () => {
    const { doc, warnings } = html(
      '<p><img src="https://x.org/a.png" alt="The arch"><img src="data:image/png;base64,AAAA"></p><iframe src="https://player.example/1" title="Player"></iframe><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    );
    expect(warnings.map((warning) => warning.rule)).toEqual(["image_linked", "image_dropped", "frame_linked"]);
    expect(drawn({ $html: '<p><img src="https://x.org/a.png" alt="The arch"></p>' })).toBe('<p><a href="https://x.org/a.png" rel="noopener">The arch</a></p>');
    expect(doc.content.at(-1)).toMatchObject({ type: "embed", attrs: { provider: "youtube", embedId: "dQw4w9WgXcQ" } });
  });

  it("keeps a picture named by its asset id", () => {
    const assetId = "0197f000-0000-7000-8000-000000000000";
    expect(html(`<figure data-type="image" data-asset-id="${assetId}" data-caption="Arch"><img src="x"></figure>`).doc.content[0]).toMatchObject({
      type: "image",
      attrs: { assetId, caption: "Arch" },
    });
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate attributeName=href values=javascript:alert(1)></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<figure data-type=image data-asset-id='\"><script>alert(1)</script>'></figure>",
    "<figure data-type=embed data-provider=youtube data-embed-id='\"onload=x'></figure>",
    "<p data-id='\"><script>alert(1)</script>'>x</p>",
    "<p dir='\"><script>alert(1)</script>'>x</p>",
    "<blockquote data-attribution='<script>alert(1)</script>'>x</blockquote>",
    "<td colspan='\"><script>'>x</td>",
    "<x/onclick=alert(1)>x</x><isindex type=image src=1 onerror=alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'><base href=javascript:>",
    "<div data-opaque='{}' json='{\"type\":\"x\"}'>x</div>",
  ])("lets nothing run: %s", (source) => {
    for (const value of [{ $html: source }, { $markdown: source }]) {
      const { doc } = parseRichTextInput(value);
      const output = renderRichTextHtml(doc, nowhere);
      expect(output.replaceAll(/&lt;.*?&gt;/g, "")).not.toMatch(/<script|<img|<svg|<iframe|<[^>]* on\w+=|(href|src)="?\s*(javascript|data|vbscript)|style=/i);
      expect(JSON.stringify(doc.content.map((node: RichTextNode) => node.type))).not.toContain("opaque");
      expect(richTextSchema.safeParse(doc).success).toBe(true);
    }
  });
});

describe("markdown at the API", () => {
  it("becomes headings, lists, tables, quotes and marks", () => {
    expect(drawn({ $markdown: "# One\n\na **b** _c_ ~~d~~ `e` [f](https://x.org)\n\n- g\n  1. h\n\n> i\n\n| j |\n| - |\n| k |\n\n---" })).toBe(
      '<h2>One</h2><p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code> <a href="https://x.org" rel="noopener">f</a></p>' +
        '<ul><li>g<ol><li>h</li></ol></li></ul><blockquote><p>i</p></blockquote><table><thead><tr><th scope="col">j</th></tr></thead><tbody><tr><td>k</td></tr></tbody></table><hr>',
    );
  });

  it("does not link where links may not lead", () => {
    expect(drawn({ $markdown: "[x](javascript:alert(1)) <javascript:alert(1)>" })).not.toContain("href");
  });
});

describe("the editor's JSON at the API", () => {
  const doc = (...content: unknown[]) => ({ type: "doc", formatVersion, content });

  it("is refused with the place of each fault", () => {
    expect(refusal(doc({ type: "heading", attrs: { level: 1 } }))).toEqual(["fields.body.content.0.attrs.level rich_text.attribute"]);
    expect(refusal(doc({ type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:x" } }] }] }))).toEqual([
      "fields.body.content.0.content.0.marks.0.attrs.href rich_text.attribute",
    ]);
    expect(refusal("text")).toEqual(["fields.body rich_text.shape"]);
    expect(refusal({ $html: "<p>x</p>", extra: 1 })).toEqual(["fields.body rich_text.shape"]);
    expect(refusal({ $html: 7 })).toEqual(["fields.body rich_text.shape"]);
  });

  it("keeps blocks of a format to come, and says so", () => {
    const unknown = { type: "lineUp", attrs: { fixtureId: "7" } };
    const parsed = parseRichTextInput(doc(unknown));
    expect(parsed.doc.content).toEqual([unknown]);
    expect(parsed.warnings).toEqual([{ rule: "unknown_kept", source: "lineUp" }]);
  });

  it("may be TipTap's plain JSON, and null empties the field", () => {
    expect(parseRichTextInput({ type: "doc", content: [{ type: "horizontalRule" }] }).doc.content[0]?.type).toBe("divider");
    expect(parseRichTextInput(null).doc.content).toEqual([]);
  });
});

describe("what is too much", () => {
  const big = "x".repeat(5 * 1024 * 1024);
  it("is refused before it is looked at: 5 MB of HTML, markdown or JSON", () => {
    const startedAt = performance.now();
    expect(refusal({ $html: big })).toEqual(["fields.body rich_text.too_big"]);
    expect(refusal({ $markdown: big })).toEqual(["fields.body rich_text.too_big"]);
    expect(refusal({ type: "doc", formatVersion, content: [{ type: "paragraph", content: [{ type: "text", text: big }] }] })).toEqual([
      "fields.body rich_text.too_big",
    ]);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it("is refused when it nests too deep, in every form", () => {
    let inner: unknown = { type: "paragraph" };
    for (let level = 0; level < 20_000; level++) inner = { type: "quote", content: [inner] };
    expect(refusal({ type: "doc", formatVersion, content: [inner] })).toEqual(["fields.body rich_text.too_deep"]);
    expect(refusal({ $html: "<div>".repeat(50_000) })).toEqual(["fields.body rich_text.too_deep"]);
    expect(refusal({ $html: `${"<ul><li>".repeat(90)}x` })).toEqual(["fields.body rich_text.too_deep"]);
    expect(refusal({ $markdown: ">".repeat(50_000) })).toEqual(["fields.body rich_text.too_deep"]);
    expect(refusal({ $markdown: "- ".repeat(50_000) })).toEqual(["fields.body rich_text.too_deep"]);
    expect(refusal({ $html: "<p></p>".repeat(30_000) })).toEqual(["fields.body rich_text.too_big"]);
    // Risk: a parser whose time grows with the square of these would keep every other request waiting, for minutes.
    for (const text of ["![[]()", "www.a.b(", "_a", "[a](b "]) {
      expect(refusal({ $markdown: text.repeat(20_000) })).toEqual(["fields.body rich_text.too_big"]);
      const startedAt = performance.now();
      refusal({ $markdown: `${text.repeat(Math.floor(30_000 / text.length))}\n\n`.repeat(3) });
      expect(performance.now() - startedAt).toBeLessThan(5_000);
    }
    expect(refusal({ $markdown: "A line.\n\n".repeat(60_000) })).toEqual(["fields.body rich_text.too_big"]);
  });
});
