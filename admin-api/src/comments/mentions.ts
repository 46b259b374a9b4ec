import { mentionedIn, mostMentions } from "@pressbox/shared/comments/mentions.ts";
import type { VariantHead } from "../entries/entries.public.ts";
import { findPeopleWho } from "../identity/identity.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { tooManyMentions, unknownMention } from "./comments.errors.ts";

/**
 * Ids of those whom a comment mentions, all of whom may read the entry: nobody learns of it by a mention, and no name of a stranger comes back.
 * @param before mentioned already, and left alone: they may be gone by now
 * @throws AppError 422
 */
export async function readMentions(reader: Reader, { contentType }: VariantHead, body: string, before = ""): Promise<string[]> {
  const mentioned = mentionedIn(body);
  if (mentioned.length > mostMentions) throw tooManyMentions(mostMentions);
  const known = new Set(mentionedIn(before));
  const added = mentioned.filter((id) => !known.has(id));
  if (added.length === 0) return [];
  const people = await findPeopleWho(reader, "entry.read", { contentType }, added);
  if (people.length < added.length) throw unknownMention();
  return added;
}
