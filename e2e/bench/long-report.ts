import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextDoc } from "@pressbox/shared/rich-text/rich-text.schema.ts";

const sentence = "Italy came back from an early goal and held their nerve from the spot at Wembley. ";
const text = (words: string) => [{ type: "text", text: words }];
const paragraph = (words: string) => ({ type: "paragraph", content: text(words) });
const cell = (words: string) => ({ type: "tableCell", content: [paragraph(words)] });

const blocks = [
  () => ({ type: "quote", attrs: { attribution: "Roberto Mancini" }, content: [paragraph("We believed until the end.")] }),
  () => ({ type: "embed", attrs: { provider: "youtube", embedId: "dQw4w9WgXcQ", caption: "The shoot-out" } }),
  () => ({ type: "table", content: [1, 2, 3].map((row) => ({ type: "tableRow", content: [cell(`Kick ${row}`), cell("Berardi"), cell("in")] })) }),
  () => ({ type: "bulletList", content: ["Shaw", "Bonucci", "Donnarumma"].map((name) => ({ type: "listItem", content: [paragraph(name)] })) }),
  () => ({ type: "pullQuote", attrs: { attribution: "Luke Shaw" }, content: text("One minute and 57 seconds.") }),
  () => ({ type: "factBox", attrs: { title: "The final" }, content: [paragraph("Attendance 67,173.")] }),
];

/** A report of about 10,000 words in paragraphs of sixty, with a heading before every eighth and thirty blocks that are no plain text. */
export function longReport(): RichTextDoc {
  const content = Array.from({ length: 165 }, (_, index) => [
    ...(index % 8 === 0 ? [{ type: "heading", attrs: { level: 2 }, content: text(`Part ${index / 8 + 1}`) }] : []),
    paragraph(sentence.repeat(4).trim()),
    ...(index % 5 === 4 && index < 150 ? [blocks[Math.floor(index / 5) % blocks.length]!()] : []),
  ]).flat();
  return { type: "doc", formatVersion, content } as RichTextDoc;
}
