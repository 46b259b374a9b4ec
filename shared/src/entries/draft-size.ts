/**
 * How much a draft holds: the characters of all its texts and values, formatting included, and ten for each block, row and mark. Counted in what
 * lives in the shared document (or would), one document a variant; what was deleted does not count. docs/decisions/0055-a-draft-has-a-limit.md
 */
import * as Y from "yjs";

/** Two million characters, some three hundred thousand words: more is a fault or an attack, and every keystroke would wait for it. */
export const draftLimit = 2_000_000;
/** From here on the editor warns. */
export const draftWarning = 0.9 * draftLimit;
const ofStructure = 10;

/** Walks the whole document: a few milliseconds in the longest report, so never on a keystroke. */
export function draftSize(doc: Y.Doc): number {
  let size = 0;
  for (const structs of doc.store.clients.values()) for (const struct of structs) if (struct instanceof Y.Item && !struct.deleted) size += itemSize(struct);
  return size;
}

/** One item of a document or of an update. */
export const itemSize = (item: Y.Item): number => contentSize(item.content) + (item.parentSub?.length ?? 0);

/** The same of fields as JSON, for writes that meet no shared document. */
export function valueSize(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  if (value === null || typeof value !== "object") return ofStructure;
  return Object.entries(value).reduce((size, [key, each]) => size + (Array.isArray(value) ? 0 : key.length) + valueSize(each), ofStructure);
}

function contentSize(content: Y.Item["content"]): number {
  if (content instanceof Y.ContentString) return content.str.length;
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr.reduce((size: number, each) => size + valueSize(each), 0);
  if (content instanceof Y.ContentFormat) return ofStructure + content.key.length + valueSize(content.value);
  if (content instanceof Y.ContentEmbed) return valueSize(content.embed);
  if (content instanceof Y.ContentBinary) return content.content.byteLength;
  return ofStructure;
}
