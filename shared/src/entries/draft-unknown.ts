import * as Y from "yjs";
import { fragmentToRichText } from "../rich-text/rich-text-yjs.ts";
import { fieldKeyOfType } from "./collaboration.protocol.ts";
import { readRows } from "./draft-rows.ts";

type BareType = Y.Doc["share"] extends Map<string, infer Type> ? Type : never;

/**
 * Reads top-level types that no field of the definition names: a field that was taken out of the content type, or one that a newer app
 * release made. Its kind is guessed from what is inside, so that a store never loses it.
 */
export function readUnknownTypes(doc: Y.Doc, known: ReadonlySet<string>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, type] of doc.share) {
    const value = known.has(name) ? undefined : readByContent(doc, name, type);
    if (value !== undefined) fields[fieldKeyOfType(name)] = value;
  }
  return fields;
}

/** A type nobody has asked for yet is a bare AbstractType, and asking for it as the wrong one would fix it so: look inside instead. */
function readByContent(doc: Y.Doc, name: string, type: BareType): unknown {
  if (type._map.size > 0) return doc.getMap(name).size > 0 ? doc.getMap(name).toJSON() : undefined;
  const content = firstLivingContent(type);
  if (content instanceof Y.ContentString) return doc.getText(name).toString() || undefined;
  if (content instanceof Y.ContentType && content.type instanceof Y.Map) return readRows(doc.getArray(name));
  if (content instanceof Y.ContentType) return fragmentToRichText(doc.getXmlFragment(name));
  return undefined;
}

function firstLivingContent(type: BareType): unknown {
  let item = type._start;
  while (item?.deleted) item = item.right;
  return item?.content;
}
