import { describe, expect, it } from "vitest";
import { formatVersion } from "./rich-text.format.ts";
import { deliveredRichText, type RichTextSurroundings, renderRichTextHtml } from "./rich-text-html.ts";

const live = "0197f000-0000-7000-8000-000000000000";
const notLive = "0197f000-0000-7000-8000-000000000001";
const picture = "0197f000-0000-7000-8000-000000000002";
const clip = "0197f000-0000-7000-8000-000000000003";
const evil = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
const escapedEvil = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;";
const around: RichTextSurroundings = {
  resolveEntry: (id) => (id === live ? { url: "/en/reports/final", title: "The <final>" } : null),
  resolveAsset: (id) =>
    id === notLive
      ? null
      : { kind: id === clip ? "clip" : "image", alt: "Arch", caption: "Wembley", credit: "Agency", width: 4, height: 3, url: "/media/a.jpg", renditions: [] },
};
const html = (...content: unknown[]) => renderRichTextHtml({ type: "doc", formatVersion, content }, around);
const words = (text: string) => [{ type: "text", text }];

describe("newsroom blocks for readers", () => {
  it("are a pull quote and a fact box beside the story, each with its name", () => {
    expect(html({ type: "pullQuote", attrs: { attribution: "Mancini", dir: "ltr" }, content: words("We deserved it.") })).toBe(
      '<aside data-type="pullQuote" dir="ltr"><p>We deserved it.</p><footer><cite>Mancini</cite></footer></aside>',
    );
    expect(html({ type: "factBox", attrs: { title: "In numbers" }, content: [{ type: "paragraph", content: words("34") }] })).toBe(
      '<aside data-type="factBox" aria-label="In numbers"><p data-part="title"><strong>In numbers</strong></p><p>34</p></aside>',
    );
  });

  it("are key moments as an ordered list, each with its minute", () => {
    const moments = [
      { type: "keyMoment", attrs: { minute: "90+4" }, content: words("Full time.") },
      { type: "keyMoment", attrs: { minute: "HT" } },
      { type: "keyMoment", content: words("Kick-off.") },
    ];
    expect(html({ type: "keyMoments", content: moments })).toBe(
      '<ol data-type="keyMoments"><li data-type="keyMoment" data-minute="90+4"><span data-part="minute">90+4′</span> Full time.</li><li data-type="keyMoment" data-minute="HT"><span data-part="minute">HT</span></li><li data-type="keyMoment">Kick-off.</li></ol>',
    );
  });

  it("are ratings whose players lead to their page where it is live", () => {
    const rating = (attrs: Record<string, unknown>) => html({ type: "playerRatings", content: [{ type: "playerRating", attrs, content: words("Calm.") }] });
    expect(rating({ entryId: live, rating: 8.5 })).toBe(
      `<ul data-type="playerRatings"><li data-type="playerRating" data-entry-id="${live}" data-rating="8.5"><span data-part="name"><a href="/en/reports/final" data-entry-id="${live}">The &lt;final&gt;</a></span> <data value="8.5" data-part="rating">8.5</data> Calm.</li></ul>`,
    );
    expect(rating({ entryId: notLive, name: "Saka" })).toContain('<span data-part="name">Saka</span> Calm.');
    expect(rating({ rating: 0 })).toContain('data-rating="0"><data value="0" data-part="rating">0</data> Calm.');
  });

  it("are related entries that are live, and nothing where none is", () => {
    const related = (...ids: string[]) => html({ type: "relatedEntries", content: ids.map((entryId) => ({ type: "relatedEntry", attrs: { entryId } })) });
    expect(related(notLive, live)).toBe(
      `<ul data-type="relatedEntries"><li data-type="relatedEntry" data-entry-id="${live}"><a href="/en/reports/final" data-entry-id="${live}">The &lt;final&gt;</a></li></ul>`,
    );
    expect(related(notLive)).toBe("");
    expect(related()).toBe("");
  });

  it("are a gallery of the pictures that are there, each with its caption or the picture's own", () => {
    const gallery = (...ids: string[]) => html({ type: "gallery", content: ids.map((assetId) => ({ type: "galleryImage", attrs: { assetId } })) });
    expect(gallery(picture)).toBe(
      `<div data-type="gallery"><figure data-type="galleryImage" data-asset-id="${picture}"><picture><img src="/media/a.jpg" width="4" height="3" loading="lazy" decoding="async" alt="Arch"></picture><figcaption><span>Wembley</span> <small>Agency</small></figcaption></figure></div>`,
    );
    // A clip is no picture, and what is gone is left out.
    expect(gallery(notLive, clip)).toBe("");
  });

  it("never are legacy markup, in HTML or JSON", () => {
    const doc = {
      type: "doc",
      formatVersion,
      content: [
        { type: "legacyHtml", attrs: { html: evil } },
        { type: "paragraph", content: words("kept") },
      ],
    };
    expect(renderRichTextHtml(doc, around)).toBe("<p>kept</p>");
    expect(deliveredRichText(doc).content).toEqual([{ type: "paragraph", content: words("kept") }]);
  });
});

describe("an attribute of a newsroom block that holds script", () => {
  const inItem = (list: string, item: string, attrs: Record<string, unknown>) => html({ type: list, content: [{ type: item, attrs }] });

  it.each([
    ["attribution", () => html({ type: "pullQuote", attrs: { attribution: evil } })],
    ["title", () => html({ type: "factBox", attrs: { title: evil }, content: [{ type: "paragraph" }] })],
    ["name", () => inItem("playerRatings", "playerRating", { name: evil })],
    ["caption", () => inItem("gallery", "galleryImage", { assetId: picture, caption: evil })],
  ])("is text: %s", (_name, draw) => {
    expect(draw()).toContain(escapedEvil);
    expect(draw()).not.toMatch(/<script|<img src=x/);
  });

  it.each([
    ["minute", () => inItem("keyMoments", "keyMoment", { minute: evil })],
    ["rating", () => inItem("playerRatings", "playerRating", { rating: evil })],
    ["player", () => inItem("playerRatings", "playerRating", { entryId: evil })],
    ["related entry", () => inItem("relatedEntries", "relatedEntry", { entryId: evil })],
    ["picture", () => inItem("gallery", "galleryImage", { assetId: evil })],
    ["direction", () => html({ type: "pullQuote", attrs: { dir: evil } })],
    ["suggestion", () => html({ type: "pullQuote", attrs: { suggestion: { kind: evil } } })],
    ["one that nobody knows", () => html({ type: "factBox", attrs: { onclick: "alert(1)" }, content: [{ type: "paragraph" }] })],
  ])("takes its block with it where it is no legal value: %s", (_name, draw) => {
    expect(draw()).toBe("");
  });

  it("writes a short minute as text", () => {
    expect(inItem("keyMoments", "keyMoment", { minute: `"><b>2</b>` })).toContain('data-minute="&quot;&gt;&lt;b&gt;2&lt;/b&gt;"');
  });

  it("does not lead where an address may not lead", () => {
    const bad: RichTextSurroundings = { ...around, resolveEntry: () => ({ url: "javascript:alert(1)", title: evil }) };
    const draw = (...content: unknown[]) => renderRichTextHtml({ type: "doc", formatVersion, content }, bad);
    expect(draw({ type: "relatedEntries", content: [{ type: "relatedEntry", attrs: { entryId: live } }] })).toBe("");
    expect(draw({ type: "playerRatings", content: [{ type: "playerRating", attrs: { entryId: live } }] })).toContain(
      `<span data-part="name">${escapedEvil}</span>`,
    );
  });
});
