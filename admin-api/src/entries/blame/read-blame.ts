import type { Blame, BlameRun } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { LRUCache } from "lru-cache";
import { findPeople } from "../../identity/identity.public.ts";
import type { Reader } from "../../platform/database/database.ts";
import { invalidInput } from "../../platform/errors.ts";
import type { DraftKey } from "../drafts.repository.ts";
import { openVariant } from "../open-entry.ts";
import { readBlameSources } from "./blame.repository.ts";
import { type Run, type ToldBlock, tellAuthors } from "./tell-authors.ts";

/** Texts whose authors are remembered: more than a newsroom looks at in a minute, a few megabytes at most. */
const mostRemembered = 20;

export type ReadBlame = (actor: Actor, key: DraftKey, fieldKey: string) => Promise<Blame>;

/**
 * Answers who wrote each word of a rich text, and when. What was found is remembered until the text, its updates or its versions change, and who asks the
 * same while it is looked for waits for the one answer; rights and names are asked each time.
 * @param tell what looks the authors up
 */
export function createBlame(reader: Reader, tell: typeof tellAuthors = tellAuthors): ReadBlame {
  const remembered = new LRUCache<string, Promise<readonly ToldBlock[]>>({ max: mostRemembered });
  const remember = (stamp: string, find: () => Promise<readonly ToldBlock[]>): Promise<readonly ToldBlock[]> => {
    const known = remembered.get(stamp);
    if (known) return known;
    const found = find();
    remembered.set(stamp, found);
    found.catch(() => remembered.delete(stamp));
    return found;
  };

  /** @throws AppError 404, 422 for a field that is no rich text */
  return async (actor, key, fieldKey) => {
    const { type, own } = await openVariant(reader, actor, key.entryId, key.locale);
    if (!type.definition.fields.some((field) => field.key === fieldKey && field.kind === "rich-text"))
      throw invalidInput([{ path: "field", rule: "unknown_field", message: "Not a rich text of this type." }]);
    const stamp = [key.entryId, key.locale, fieldKey, own.draftRevision, await readBlameSources(reader, key)].join("/");
    const told = await remember(stamp, () => tell(reader, own, fieldKey));
    const names = await findPeople(reader, new Set(told.flatMap(({ runs }) => runs.flatMap((run) => run.personIds))));
    const named = ({ personIds, ...run }: Run): BlameRun => ({ ...run, people: personIds.map((id) => ({ id, name: names.get(id) ?? "" })) });
    return { field: fieldKey, blocks: told.map((block) => ({ ...block, runs: block.runs.map(named) })) };
  };
}
