/** Reads the demo's match reports: Markdown with a title, a stand-first, places for pictures and clips, and newsroom blocks as HTML. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { RichTextDoc, RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { parseRichTextInput } from "../../rich-text/rich-text.public.ts";

const folder = join(dirname(createRequire(import.meta.url).resolve("@pressbox/prisma/package.json")), "seed/demo/reports");

export interface DemoReport {
  readonly title: string;
  readonly summary: string;
  readonly body: RichTextDoc;
}

/**
 * `{{image wembley}}` on a line of its own becomes that picture, `{{id Luke Shaw}}` inside a block the id of that entry or asset; places whose asset
 * or entry is not there are left out.
 * @param name file name without `.en.md`
 */
export function readReport(name: string, locale: string, assetIds: ReadonlyMap<string, string>, entryIds: ReadonlyMap<string, string>): DemoReport {
  const written = readFileSync(join(folder, `${name}.${locale}.md`), "utf8");
  const text = written.replaceAll(/\{\{id ([^}]+)\}\}/g, (_place, key: string) => assetIds.get(key) ?? entryIds.get(key) ?? "");
  const parts = /^# (?<title>.+)\n\n> (?<summary>.+)\n\n(?<body>[\s\S]+)$/.exec(text)?.groups;
  if (!parts) throw new Error(`${name}.${locale}.md does not begin with a title and a stand-first`);
  const { doc } = parseRichTextInput({ $markdown: parts["body"] ?? "" });
  return { title: parts["title"] ?? "", summary: parts["summary"] ?? "", body: { ...doc, content: doc.content.flatMap((node) => placed(node, assetIds)) } };
}

function placed(node: RichTextNode, assetIds: ReadonlyMap<string, string>): RichTextNode[] {
  const place = /^\{\{(image|clip) ([a-z]+)\}\}$/.exec(node.content?.[0]?.text ?? "");
  if (!place) return [node];
  const assetId = assetIds.get(place[2] ?? "");
  return assetId ? [{ type: place[1] ?? "image", attrs: { id: node.attrs?.["id"], assetId, caption: "" } }] : [];
}
