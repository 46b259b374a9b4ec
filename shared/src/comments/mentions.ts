/** The text of a comment with its mentions: `Please look, @[0197…]`. Written by the picker, kept as it is, read as words and names. */
const mention = /@\[([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\]/g;

/** Most people one comment may call. */
export const mostMentions = 20;

/** Ids of those mentioned, each once, in reading order. */
export const mentionedIn = (body: string): string[] => [...new Set([...body.matchAll(mention)].map((found) => found[1]!))];

export type CommentPart = { readonly text: string } | { readonly personId: string };

/** Words and mentions in reading order. Joined again with {@link writeMention} they are the body, letter by letter. */
export function partsOf(body: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let end = 0;
  for (const found of body.matchAll(mention)) {
    if (found.index > end) parts.push({ text: body.slice(end, found.index) });
    parts.push({ personId: found[1]! });
    end = found.index + found[0].length;
  }
  if (end < body.length) parts.push({ text: body.slice(end) });
  return parts;
}

/** At most so many signs of the beginning; a mention is there whole or not at all. */
export function beginningOf(body: string, most: number): string {
  let beginning = "";
  for (const part of partsOf(body)) {
    const room = most - beginning.length;
    if ("personId" in part) {
      const words = writeMention(part.personId);
      if (words.length > room) return beginning;
      beginning += words;
    } else if (part.text.length > room) {
      return beginning + part.text.slice(0, Math.max(room - 1, 0)).replace(/[\uD800-\uDBFF]$/, "") + (room > 0 ? "…" : "");
    } else beginning += part.text;
  }
  return beginning;
}

export const writeMention = (personId: string): string => `@[${personId}]`;

/** As people read it: `Please look, @Elena Marchetti`. @param nameOf undefined for who is no longer known */
export const withNames = (body: string, nameOf: (personId: string) => string | undefined, unknown: string): string =>
  partsOf(body)
    .map((part) => ("text" in part ? part.text : `@${nameOf(part.personId) ?? unknown}`))
    .join("");
