import { opaqueBlock, opaqueInline, opaqueMark } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { useEffect, useState } from "react";
import * as Y from "yjs";

/** What a text holds that this version cannot show. */
export interface LegacyCount {
  /** Unknown blocks and pieces, and markup of another system. */
  readonly blocks: number;
  /** Stretches of text under a formatting that is not known. */
  readonly formats: number;
}

const nothing: LegacyCount = { blocks: 0, formats: 0 };
const kept = new Set<string>([opaqueBlock, opaqueInline, "legacyHtml"]);

/** Counts in the shared document itself, so that a text is guarded before an editor stands. */
export function countLegacy(fragment: Y.XmlFragment): LegacyCount {
  let blocks = 0;
  let formats = 0;
  const walk = (parent: Y.XmlFragment | Y.XmlElement): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) formats += formatsIn(child);
      else if (child instanceof Y.XmlElement) {
        if (kept.has(child.nodeName)) blocks += 1;
        else walk(child);
      }
    }
  };
  walk(fragment);
  return blocks + formats === 0 ? nothing : { blocks, formats };
}

function formatsIn(text: Y.XmlText): number {
  const runs = text.toDelta() as { attributes?: Record<string, unknown> }[];
  // y-tiptap tells marks of one kind on the same letters apart by a hash behind the name.
  return runs.filter(({ attributes }) => Object.keys(attributes ?? {}).some((name) => name.split("--")[0] === opaqueMark)).length;
}

/** Looked at again when writing rests: it must cost no key. */
const restMs = 500;

export function useLegacyCount(fragment: Y.XmlFragment | undefined): LegacyCount {
  const [count, setCount] = useState(() => (fragment === undefined ? nothing : countLegacy(fragment)));
  useEffect(() => {
    if (fragment === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const next = countLegacy(fragment);
        setCount((current) => (current.blocks === next.blocks && current.formats === next.formats ? current : next));
      }, restMs);
    };
    fragment.observeDeep(look);
    return () => {
      clearTimeout(timer);
      fragment.unobserveDeep(look);
    };
  }, [fragment]);
  return count;
}
