/** Live positions as anchors carry them. They come from other browsers: whatever stands there, the text on screen must not break. */
import * as Y from "yjs";

export const writePosition = (position: Y.RelativePosition): string => btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));

/** Null for bytes that are no position at a letter. (One that names a shared type would make that type when it is looked up.) */
export function readPosition(text: string): Y.RelativePosition | null {
  try {
    const position = Y.decodeRelativePosition(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
    return position.item === null ? null : position;
  } catch {
    return null;
  }
}

/** What `look` finds, or null when a position leads to no letter: Yjs throws at ids that are not of letters. */
export function findSafely<Found>(look: () => Found | null): Found | null {
  try {
    return look();
  } catch {
    return null;
  }
}
