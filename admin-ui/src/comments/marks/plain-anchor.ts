import { type Anchor, longestContext, longestQuote } from "@pressbox/shared/comments/comments.schema.ts";
import { findQuote, quoteAt } from "@pressbox/shared/comments/find-quote.ts";
import * as Y from "yjs";
import { findSafely, readPosition, writePosition } from "./positions.ts";
import type { TextRange } from "./text-anchor.ts";

/** The anchor of words in a plain text that several people type in; null where the range holds none. */
export function plainAnchorAt(text: Y.Text, { from, to }: TextRange, generation: number): Anchor | null {
  const quoted = quoteAt([{ id: "", text: text.toString() }], from, to, { quote: longestQuote, context: longestContext });
  if (quoted.quote.trim() === "") return null;
  const start = writePosition(Y.createRelativePositionFromTypeIndex(text, from, 0));
  const end = writePosition(Y.createRelativePositionFromTypeIndex(text, to, -1));
  return { generation, start, end, ...quoted };
}

/** Where those words are now, by their letters, else by what they say; null when they are gone. */
export function plainRangeOf(text: Y.Text, anchor: Anchor, generation: number): TextRange | null {
  const live = anchor.generation === generation ? liveRange(text, anchor) : null;
  if (live !== null) return live;
  const found = findQuote([{ id: "", text: text.toString() }], anchor);
  return found && { from: found.from.offset, to: found.to.offset };
}

function liveRange(text: Y.Text, anchor: Anchor): TextRange | null {
  const [from, to] = [anchor.start, anchor.end].map((written) => {
    const position = readPosition(written);
    const { doc } = text;
    const found = position && doc && findSafely(() => Y.createAbsolutePositionFromRelativePosition(position, doc));
    return found?.type === text ? found.index : null;
  });
  return from != null && to != null && from < to ? { from, to } : null;
}
