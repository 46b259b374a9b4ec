import { isObject } from "../rich-text-faults.ts";

/** Names that a plain TipTap document (no `formatVersion`) has for blocks of ours. */
const renamed: Readonly<Record<string, string>> = { blockquote: "quote", horizontalRule: "divider" };
/** Attributes of TipTap's own link mark that say how it is drawn, not what it means. */
const drawnLinkAttributes = ["target", "rel", "class", "title"];

/** Format 0 → 1. Format 0 is a document without `formatVersion`, as TipTap's own kit writes it and integrators send it. */
export function plainTiptapTo1(doc: Record<string, unknown>): Record<string, unknown> {
  return { ...upgradeNode(doc), formatVersion: 1 };
}

function upgradeNode(node: Record<string, unknown>): Record<string, unknown> {
  const type = typeof node["type"] === "string" && Object.hasOwn(renamed, node["type"]) ? renamed[node["type"]] : node["type"];
  return {
    ...node,
    type,
    ...(Array.isArray(node["content"]) ? { content: node["content"].map((child) => (isObject(child) ? upgradeNode(child) : child)) } : {}),
    ...(Array.isArray(node["marks"]) ? { marks: node["marks"].map(upgradeMark) } : {}),
  };
}

function upgradeMark(mark: unknown): unknown {
  if (!isObject(mark) || mark["type"] !== "link" || !isObject(mark["attrs"])) return mark;
  return { ...mark, attrs: Object.fromEntries(Object.entries(mark["attrs"]).filter(([name]) => !drawnLinkAttributes.includes(name))) };
}
