/**
 * Finds in HTML of another system what the schema cannot hold: forms, scripts, players, custom elements, tables that lay a page out (decision 0035).
 * Works on the source text, so that what is kept is kept as it came; nothing of it is ever built as a document.
 */
import { createRequire } from "node:module";
import { parseEmbedUrl } from "@pressbox/shared/rich-text/rich-text.embeds.ts";

/** Loaded with the first HTML that is to be kept. */
const load = createRequire(import.meta.url);
type Document = ReturnType<typeof import("htmlparser2").parseDocument>;
type ChildNode = Document["children"][number];
type Element = Extract<ChildNode, { attribs: unknown }>;
const isTag = (node: ChildNode): node is Element => "attribs" in node;

/** Tags whose content goes on to the schema. What stands in neither list is foreign. */
export const textTags =
  "p div section article main header footer aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite figure figcaption table thead tbody tfoot tr th td caption br hr pre".split(
    " ",
  );
export const inlineTags = "a b strong i em s strike del code kbd samp tt sub sup span font u ins mark small abbr time data img iframe".split(" ");

/** Known, though nothing of them stays but the text: columns of tables and what a document has around its text. */
const harmlessTags = "html head body meta title base link col colgroup picture source center nav wbr o:p".split(" ");
const knownTags: ReadonlySet<string> = new Set([...textTags, ...inlineTags, ...harmlessTags]);
/** Their structure would be lost, though their text would not. */
const lostTags: ReadonlySet<string> = new Set(["dl", "pre"]);
/** Boxes without a meaning of their own: what is foreign in them is kept by itself, the rest beside it is read. */
const wrappers: ReadonlySet<string> = new Set("html body div section article main header footer center nav".split(" "));
const layoutStyle =
  /(?:^|;)\s*(?:position|float|columns?(?:-\w+)?|grid[\w-]*|flex[\w-]*|background[\w-]*|transform)\s*:|display\s*:\s*(?:inline-)?(?:grid|flex|block|table)/i;
const layoutAttributes = ["bgcolor", "background", "cellpadding", "cellspacing"];

export interface HtmlPiece {
  kind: "text" | "legacy";
  /** As it came. */
  source: string;
}

/** The source in pieces, in order: HTML for the schema, and elements that it cannot hold. Reads what passed the limits of size and depth. */
export function splitLegacyHtml(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  const add = (kind: HtmlPiece["kind"], source: string) => {
    const last = pieces.at(-1);
    if (source.trim() === "") return;
    if (kind === "text" && last?.kind === "text") last.source += source;
    else pieces.push({ kind, source });
  };
  const split = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      const source = html.slice(node.startIndex ?? 0, (node.endIndex ?? -1) + 1);
      if (!isTag(node)) {
        if (node.type === "text") add("text", source);
      } else if (node.name === "head") continue;
      else if (!holdsForeign(node)) add("text", source);
      else if (wrappers.has(node.name) && !isForeign(node)) split(node.children);
      else add("legacy", source);
    }
  };
  const { parseDocument } = load("htmlparser2") as typeof import("htmlparser2");
  split(parseDocument(html, { withStartIndices: true, withEndIndices: true }).children);
  return pieces;
}

const holdsForeign = (element: Element): boolean => isForeign(element) || element.children.some((child) => isTag(child) && holdsForeign(child));

function isForeign(element: Element): boolean {
  const { name, attribs } = element;
  if (!knownTags.has(name) || lostTags.has(name)) return true;
  if (Object.keys(attribs).some((attribute) => attribute.startsWith("on"))) return true;
  if (name === "iframe") return parseEmbedUrl((attribs["src"] ?? "").replace(/^\/\//, "https://")) === null;
  if (name === "img") return /^\s*data:/i.test(attribs["src"] ?? "");
  if (name === "table") return isLayout(element) || element.children.some(holdsTable);
  return wrappers.has(name) && layoutStyle.test(attribs["style"] ?? "");
}

/** Word's own tables have borders and widths, and `mso-` styles: they are tables all the same. */
function isLayout({ attribs }: Element): boolean {
  if (attribs["role"] === "presentation" || attribs["role"] === "none") return true;
  const style = attribs["style"] ?? "";
  return !/mso-/i.test(style) && (layoutAttributes.some((name) => (attribs[name] ?? "0") !== "0") || layoutStyle.test(style));
}

const holdsTable = (node: ChildNode): boolean => isTag(node) && (node.name === "table" || node.children.some(holdsTable));
