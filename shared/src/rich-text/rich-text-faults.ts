import type { z } from "zod";
import { type ContentRule, documentContent, formatVersion, markFormat, type NodeFormat, nodeFormat, opaqueBlock, richTextLimits } from "./rich-text.format.ts";
import { jsonDepth, jsonLevels } from "./rich-text-depth.ts";

export interface RichTextFault {
  path: readonly (string | number)[];
  /** Stable word: `shape`, `attribute`, `place`, `duplicate_id`, `too_deep`, `too_big`, `format_version`. */
  rule: string;
  message: string;
}

const maxFaults = 20;

export const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && !Array.isArray(value);

/** What is wrong with a would-be stored document; empty when nothing is. At most 20. */
export function findRichTextFaults(value: unknown): RichTextFault[] {
  if (!isObject(value) || value["type"] !== "doc" || !Array.isArray(value["content"]))
    return [{ path: [], rule: "shape", message: 'expected {"type": "doc", "formatVersion": …, "content": […]}' }];
  if (jsonDepth(value, jsonLevels(richTextLimits.depth)) >= jsonLevels(richTextLimits.depth))
    return [{ path: [], rule: "too_deep", message: `nested deeper than ${richTextLimits.depth} blocks` }];
  const search = new FaultSearch();
  for (const key of Object.keys(value)) if (!["type", "formatVersion", "content"].includes(key)) search.add([key], "shape", "unknown property");
  if (value["formatVersion"] !== formatVersion) search.add(["formatVersion"], "format_version", `expected format version ${formatVersion}`);
  if (value["content"].length > 0) search.children(value["content"], documentContent, []);
  return search.faults;
}

/** One walk over a document: collects faults, counts nodes, remembers block ids. */
class FaultSearch {
  readonly faults: RichTextFault[] = [];
  readonly #ids = new Set<string>();
  #nodes = 0;

  add(path: readonly (string | number)[], rule: string, message: string): void {
    if (this.faults.length < maxFaults) this.faults.push({ path, rule, message });
  }

  children(nodes: readonly unknown[], rule: ContentRule, path: readonly (string | number)[]): void {
    if (rule.kind === "none") {
      this.add([...path, "content"], "place", "may hold nothing");
      return;
    }
    if (rule.kind === "nodes" && nodes.length < rule.min) this.add([...path, "content"], "place", `needs ${rule.min} inside`);
    for (const [index, node] of nodes.entries()) {
      if (this.faults.length >= maxFaults) return;
      this.node(node, index, rule, [...path, "content", index]);
    }
  }

  node(node: unknown, index: number, parent: ContentRule, path: readonly (string | number)[]): void {
    this.#nodes += 1;
    if (this.#nodes === richTextLimits.nodes + 1) this.add([], "too_big", `more than ${richTextLimits.nodes} nodes`);
    if (!isObject(node) || typeof node["type"] !== "string") {
      this.add(path, "shape", "not a node");
      return;
    }
    const type = node["type"];
    const format = nodeFormat(type);
    if (type === "text") this.text(node, parent, path);
    else if (format === null) this.unknown(index, parent, path);
    else this.known(node, type, format, index, parent, path);
  }

  known(node: Record<string, unknown>, type: string, format: NodeFormat, index: number, parent: ContentRule, path: readonly (string | number)[]): void {
    if (!mayStand(type, index, parent)) this.add(path, "place", `${type} may not stand here`);
    this.keys(node, type === "hardBreak" ? ["type", "attrs", "content", "marks"] : ["type", "attrs", "content"], path);
    this.attributes(format.attributes, node["attrs"], path);
    this.identity(node["attrs"], path);
    if (node["marks"] !== undefined) this.marks(node["marks"], path);
    const content = node["content"] ?? [];
    if (!Array.isArray(content)) this.add([...path, "content"], "shape", "not a list");
    else if (content.length > 0 || format.content.kind === "nodes") this.children(content, format.content, path);
  }

  /** A node of a later format or of another editor: kept, never rendered, so its inside is nobody's business here. */
  unknown(index: number, parent: ContentRule, path: readonly (string | number)[]): void {
    if (parent.kind === "nodes" && !mayStand(opaqueBlock, index, parent)) this.add(path, "place", "an unknown block may not stand here");
  }

  text(node: Record<string, unknown>, parent: ContentRule, path: readonly (string | number)[]): void {
    if (parent.kind !== "inline") this.add(path, "place", "text may not stand here");
    this.keys(node, ["type", "text", "marks"], path);
    if (typeof node["text"] !== "string" || node["text"] === "") this.add([...path, "text"], "shape", "not a text of one character or more");
    if (node["marks"] !== undefined) this.marks(node["marks"], path);
  }

  marks(marks: unknown, path: readonly (string | number)[]): void {
    if (!Array.isArray(marks)) {
      this.add([...path, "marks"], "shape", "not a list");
      return;
    }
    const seen = new Set<string>();
    for (const [index, mark] of marks.entries()) {
      const at = [...path, "marks", index];
      if (!isObject(mark) || typeof mark["type"] !== "string") this.add(at, "shape", "not a mark");
      else {
        const format = markFormat(mark["type"]);
        if (format === null) continue;
        if (seen.has(mark["type"])) this.add(at, "shape", "the same mark twice");
        seen.add(mark["type"]);
        this.keys(mark, ["type", "attrs"], at);
        this.attributes(format.attributes, mark["attrs"], at);
      }
    }
  }

  keys(node: Record<string, unknown>, allowed: readonly string[], path: readonly (string | number)[]): void {
    for (const key of Object.keys(node)) if (!allowed.includes(key)) this.add([...path, key], "shape", "unknown property");
  }

  attributes(schema: z.ZodType, attributes: unknown, path: readonly (string | number)[]): void {
    const parsed = schema.safeParse(attributes ?? {});
    for (const issue of parsed.error?.issues ?? []) this.add([...path, "attrs", ...issue.path.map(pathPart)], "attribute", issue.message);
  }

  identity(attributes: unknown, path: readonly (string | number)[]): void {
    const id = isObject(attributes) ? attributes["id"] : undefined;
    if (typeof id !== "string") return;
    if (this.#ids.has(id)) this.add([...path, "attrs", "id"], "duplicate_id", "two blocks have this id");
    this.#ids.add(id);
  }
}

const pathPart = (part: PropertyKey): string | number => (typeof part === "number" ? part : String(part));

/** Whether a node of this type may be the `index`-th child under a content rule. */
export function mayStand(type: string, index: number, rule: ContentRule): boolean {
  if (rule.kind === "inline") return type === "hardBreak";
  if (rule.kind === "none") return false;
  return rule.of.includes(type) && (index > 0 || rule.first === undefined || rule.first === type);
}
