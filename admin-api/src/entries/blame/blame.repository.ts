import type { Reader } from "../../platform/database/database.ts";
import type { DraftKey } from "../drafts.repository.ts";
import type { AuthoredUpdate } from "./authorship.ts";

const updatesAtATime = 500;

/** Every update of a draft's live document that is still told apart, oldest first, some at a time. */
export async function* findAuthoredUpdates(reader: Reader, { entryId, locale }: DraftKey): AsyncGenerator<readonly AuthoredUpdate[]> {
  for (let after = 0n; ; ) {
    const page = await reader.draftUpdate.findMany({
      where: { entryId, locale, id: { gt: after } },
      orderBy: { id: "asc" },
      take: updatesAtATime,
      select: { id: true, actorId: true, bytes: true, createdAt: true },
    });
    yield page;
    if (page.length < updatesAtATime) return;
    after = page.at(-1)!.id;
  }
}

/** Changes with everything that who wrote what is read from, besides the draft itself: the live document's updates and the versions. */
export async function readBlameSources(reader: Reader, { entryId, locale }: DraftKey): Promise<string> {
  const where = { entryId, locale };
  const document = await reader.draftDocument.findUnique({ where: { entryId_locale: where }, select: { generation: true } });
  const updates = await reader.draftUpdate.aggregate({ where, _max: { id: true } });
  const versions = await reader.entryVersion.aggregate({ where, _count: { _all: true }, _max: { number: true } });
  return [document?.generation, updates._max.id, versions._count._all, versions._max.number].join("/");
}
