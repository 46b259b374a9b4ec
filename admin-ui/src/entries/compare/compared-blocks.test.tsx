import { compareRichTexts } from "@pressbox/shared/entries/compare/compare-rich-text.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { createInstance } from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { beforeAll, expect, it } from "vitest";
import { type Editor, EditorProvider } from "../editor/editor-context.tsx";
import { ComparedBlocks } from "./compared-blocks.tsx";

const words = (text: string) => [{ type: "text", text }];
const report = (...content: unknown[]) => ({ type: "doc", formatVersion, content });
const blocks = [
  { type: "pullQuote", content: words("It is coming home.") },
  { type: "keyMoments", content: [{ type: "keyMoment", attrs: { minute: "2" }, content: words("Shaw scores.") }] },
  { type: "playerRatings", content: [{ type: "playerRating", attrs: { name: "Bukayo Saka", rating: 7 }, content: words("Lively until the last kick.") }] },
];
/** All that these parts ask of an editor. */
const editor = { locale: { code: "en", direction: "ltr" } } as Editor;

beforeAll(() => createInstance().use(initReactI18next).init({ lng: "en" }));

it("shows the words of newsroom blocks that came or went as a whole", () => {
  for (const [before, after] of [
    [report(), report(...blocks)],
    [report(...blocks), report()],
  ])
    for (const isInColumns of [true, false]) {
      const html = renderToStaticMarkup(
        <EditorProvider value={editor}>
          <ComparedBlocks blocks={compareRichTexts(before, after, "en")} isInColumns={isInColumns} />
        </EditorProvider>,
      );
      for (const shown of ["It is coming home.", "Shaw scores.", "Lively until the last kick."]) expect(html).toContain(shown);
    }
});
