/** A comment as people type it, with names, and as it is sent, with ids. */
import type { Person } from "@pressbox/shared/comments/comments.schema.ts";
import { partsOf, writeMention } from "@pressbox/shared/comments/mentions.ts";
import type { Typed } from "../kept-words.ts";

/** What is sent: each name that was picked becomes its id. A name that was changed afterwards is only words. */
export function writeBody({ text, mentions }: Typed): string {
  // Longer names first: "Ana" must not take the beginning of "Ana María".
  const left = [...mentions].sort((a, b) => b.name.length - a.name.length);
  let body = "";
  for (let at = 0; at < text.length; ) {
    const found = text[at] === "@" ? left.find(({ name }) => text.startsWith(name, at + 1)) : undefined;
    if (found === undefined) body += text[at++];
    else {
      body += writeMention(found.id);
      at += 1 + found.name.length;
      // Of two people with one name the one picked first stands first.
      const same = left.findIndex(({ name }) => name === found.name);
      if (left.some((other, index) => index !== same && other.name === found.name && other.id !== found.id)) left.splice(same, 1);
    }
  }
  return body.trim();
}

/** For changing what was sent. */
export function readBody(body: string, people: readonly Person[], unknown: string): Typed {
  const mentions: Person[] = [];
  const text = partsOf(body).map((part) => {
    if ("text" in part) return part.text;
    const person = people.find(({ id }) => id === part.personId) ?? { id: part.personId, name: unknown };
    mentions.push(person);
    return `@${person.name}`;
  });
  return { text: text.join(""), mentions };
}

/** The name that is being typed before the caret: `@ele` → `ele`; null where none is. */
export function askedName(text: string, caret: number): { readonly start: number; readonly q: string } | null {
  const found = /(?:^|[\s([{"'“‘«،-])@([^\s@][^@\n]{0,39}|)$/u.exec(text.slice(0, caret));
  if (found === null) return null;
  const q = found[1] ?? "";
  // Three words on, it is a sentence and no name.
  return q.split(" ").length > 3 ? null : { start: caret - q.length - 1, q };
}

/** Whether what was typed after the `@` is part of a person's name. */
export const hasName = ({ name }: Person, q: string): boolean => name.toLocaleLowerCase().includes(q.toLocaleLowerCase());

/** Puts a person where their name was being typed. @returns the text, and where the caret goes */
export function pick(typed: Typed, asked: { start: number; q: string }, person: Person): { typed: Typed; caret: number } {
  const before = typed.text.slice(0, asked.start);
  const after = typed.text.slice(asked.start + 1 + asked.q.length);
  const name = `@${person.name}${/^[\s,.;:!?)]/.test(after) ? "" : " "}`;
  const mentions = [...typed.mentions, person];
  return { typed: { text: before + name + after, mentions }, caret: before.length + name.length };
}
