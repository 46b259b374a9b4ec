/** Clipboards of the programs a newsroom writes in, as those programs write them; what each must become. The browser's paste is held to the same. */
import { readFileSync } from "node:fs";
import { renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import { expect, it } from "vitest";
import { parseRichTextInput } from "./rich-text.public.ts";

const nowhere = { resolveEntry: () => null, resolveAsset: () => null };
const samples = new URL("../../../shared/src/rich-text/html-import/samples/", import.meta.url);
const sample = (name: string) => readFileSync(new URL(name, samples), "utf8");

it.each(["word", "google-docs", "excel", "libreoffice", "pages"])("a clipboard of %s keeps its structure and loses its styling", (name) => {
  const { doc } = parseRichTextInput({ $html: sample(`${name}.html`) });
  const drawn = renderRichTextHtml(doc, nowhere)
    .replaceAll(/ id="[^"]+"/g, "")
    .replaceAll(/(?=<(?:h\d|p|ul|ol|li|table|tr|blockquote|figure)\b)/g, "\n")
    .trim();
  expect(drawn).toBe(sample(`${name}.golden.html`).trim());
});
