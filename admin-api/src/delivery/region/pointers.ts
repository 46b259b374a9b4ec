/**
 * Pointers: which version of what was live from which commit to which. A pointer is the newest part of PublicationHistory for one entry (all
 * its locales) or one slug, as it stood when `asOf` was the newest commit.
 *
 * Why nothing older ever stands on something newer, although messages repeat, get lost and overtake each other:
 * 1. A pointer replaces a stored one only if its `asOf` is greater (`isNewer`).
 * 2. Whoever moves the epoch to N has first stored, with asOf >= N, the pointer of everything that commit N changed.
 * 3. So at epoch E, a pointer with asOf < E is still right, unless the epoch jumped over a commit. Then the floor rose, and what was stored
 *    under the floor is read again from the database.
 */

/** One row of PublicationHistory. `to` is exclusive. */
export interface LiveSpan {
  readonly entryId: string;
  readonly type: string;
  readonly locale: string;
  readonly from: number;
  readonly to: number;
  readonly version: number;
  readonly sharedVersion: number;
  readonly slug: string;
  readonly title: string;
  readonly firstPublishedAt: string;
  readonly publishedAt: string;
}

export interface Pointer {
  readonly asOf: number;
  /** Older epochs than this are answered by the database. */
  readonly since: number;
  readonly spans: readonly LiveSpan[];
}

export const isNewer = (candidate: { asOf: number }, stored: { asOf: number } | undefined): boolean => stored === undefined || candidate.asOf > stored.asOf;

/** Whether a pointer can answer for `epoch`. */
export const answersFor = (pointer: Pointer, epoch: number, floor: number): boolean => pointer.asOf >= Math.min(floor, epoch) && epoch >= pointer.since;

/** What is live at `epoch`. A span without a version marks an unpublish. */
export const spansAt = (pointer: Pointer, epoch: number): LiveSpan[] =>
  pointer.spans.filter((span) => span.from <= epoch && epoch < span.to && span.version > 0);

/** The span that was live last, up to `epoch`: where an old slug leads. */
export function lastSpan(pointer: Pointer, epoch: number): LiveSpan | undefined {
  return pointer.spans
    .filter((span) => span.from <= epoch && span.version > 0)
    .reduce<LiveSpan | undefined>((last, span) => (last && last.from >= span.from ? last : span), undefined);
}
