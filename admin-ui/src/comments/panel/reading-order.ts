import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";

/** Threads as the page goes: by field, the field as a whole first, then its words; words that are gone come last of their field. */
export function inReadingOrder(threads: readonly ThreadView[], fieldKeys: readonly string[], places: ReadonlyMap<string, number | null>): ThreadView[] {
  const rankOf = (thread: ThreadView): readonly [number, number] => {
    const field = fieldKeys.indexOf(thread.fieldKey);
    const place = thread.anchor === null ? -1 : (places.get(thread.id) ?? Number.MAX_SAFE_INTEGER);
    return [field === -1 ? fieldKeys.length : field, place];
  };
  const ranked = threads.map((thread) => ({ thread, rank: rankOf(thread) }));
  return ranked
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.thread.createdAt.localeCompare(b.thread.createdAt))
    .map(({ thread }) => thread);
}
