import fc from "fast-check";
import { expect, it } from "vitest";
import { embedUrl, parseEmbedUrl } from "./rich-text.embeds.ts";
import { isAllowedUrl, linkFromTyped } from "./rich-text.links.ts";

it("recognises the addresses people copy from Dailymotion, YouTube and X", () => {
  const youtube = { provider: "youtube", embedId: "dQw4w9WgXcQ" };
  for (const url of [
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10s",
    "https://youtu.be/dQw4w9WgXcQ?si=x",
    "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    "https://m.youtube.com/shorts/dQw4w9WgXcQ",
    "https://www.youtube.com/live/dQw4w9WgXcQ",
  ])
    expect(parseEmbedUrl(url)).toEqual(youtube);
  const dailymotion = { provider: "dailymotion", embedId: "x8abcde" };
  for (const url of [
    "https://www.dailymotion.com/video/x8abcde",
    "https://dai.ly/x8abcde",
    "https://www.dailymotion.com/embed/video/x8abcde",
    "https://geo.dailymotion.com/player.html?video=x8abcde",
    "https://www.dailymotion.com/video/x8abcde_italy-england_sport",
  ])
    expect(parseEmbedUrl(url)).toEqual(dailymotion);
  expect(parseEmbedUrl("https://twitter.com/EURO2024/status/1414344223456789012?s=20")).toEqual({ provider: "x", embedId: "1414344223456789012" });
});

it("recognises nothing else, and every embed it recognises leads back to itself", () => {
  for (const url of [
    "https://evil.example/watch?v=dQw4w9WgXcQ",
    "javascript:youtube.com",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://youtu.be/",
  ])
    expect(parseEmbedUrl(url)).toBeNull();
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      const embed = parseEmbedUrl(url);
      if (embed !== null) expect(parseEmbedUrl(embedUrl(embed))).toEqual(embed);
    }),
  );
});

it("makes what people type into a link field absolute and refuses the rest", () => {
  expect(linkFromTyped(" uefa.com/euro ")).toBe("https://uefa.com/euro");
  expect(linkFromTyped("desk@example.org")).toBe("mailto:desk@example.org");
  expect(linkFromTyped("javascript:alert(1)")).toBeNull();
  expect(linkFromTyped("two words")).toBeNull();
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const link = linkFromTyped(typed);
      if (link !== null) expect(isAllowedUrl(link)).toBe(true);
    }),
  );
});
