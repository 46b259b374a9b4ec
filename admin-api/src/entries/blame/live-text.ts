import { isTextBlock } from "@pressbox/shared/rich-text/rich-text.format.ts";
import * as Y from "yjs";

/** A stretch of text that one client typed in one go. */
export interface LivePart {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
}

/** A paragraph, a heading or a line of a newsroom block, wherever it stands. */
export interface LiveBlock {
  readonly id: string | null;
  readonly type: string;
  readonly parts: readonly LivePart[];
}

/** Every one in reading order, those in lists, tables and boxes included. */
export function readLiveBlocks(parent: Y.XmlFragment): LiveBlock[] {
  return parent.toArray().flatMap((child): LiveBlock[] => {
    if (!(child instanceof Y.XmlElement)) return [];
    if (!isTextBlock(child.nodeName)) return readLiveBlocks(child);
    const id = child.getAttribute("id");
    return [
      {
        id: typeof id === "string" ? id : null,
        type: child.nodeName,
        parts: child.toArray().flatMap((inner) => (inner instanceof Y.XmlText ? partsOf(inner) : [])),
      },
    ];
  });
}

/** Yjs' own list of a text's items: the only place where a character still knows its client and clock. */
function partsOf(text: Y.XmlText): LivePart[] {
  const parts: LivePart[] = [];
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString) parts.push({ client: item.id.client, clock: item.id.clock, text: item.content.str });
  return parts;
}
