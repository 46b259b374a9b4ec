/** Who wrote which stretch of a live document: every accepted update names its person, and inside it Yjs names each stretch by client and clock. */
import * as Y from "yjs";

/** One accepted update, or several of one person that compaction made one (docs/architecture/drafts.md). */
export interface AuthoredUpdate {
  readonly actorId: string;
  readonly bytes: Uint8Array;
  readonly createdAt: Date;
}

export interface Authorship {
  readonly actorId: string;
  readonly at: Date;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly by: Authorship;
}

/** Stretches by client, in order of their clocks; none overlap. */
export type AuthorIndex = ReadonlyMap<number, readonly Stretch[]>;

export type ClaimedStretches = Map<number, Stretch[]>;

/**
 * Adds what the next update wrote, in the order of acceptance: the first one that holds a stretch wrote it. Those without a person (they came from another
 * process, which wrote them down with the name) say nothing.
 * @returns whether all of its stretches were new, or its own person's: then its place among the updates of others says nothing either
 */
export function claimStretches(index: ClaimedStretches, { actorId, bytes, createdAt }: AuthoredUpdate): boolean {
  if (actorId === "") return true;
  const by = { actorId, at: createdAt };
  let isOwn = true;
  for (const struct of Y.decodeUpdate(bytes).structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const known = index.get(client) ?? [];
    index.set(client, known);
    isOwn &&= authorsOf(index, client, clock, struct.length).every((piece) => piece.by === null || piece.by.actorId === actorId);
    addStretch(known, { from: clock, to: clock + struct.length, by });
  }
  return isOwn;
}

/** Adds what of a stretch is not known yet. Mostly it comes after all others. */
function addStretch(known: Stretch[], stretch: Stretch): void {
  let { from } = stretch;
  const last = known.at(-1);
  if (last === undefined || last.to <= from) return void known.push(stretch);
  const added: Stretch[] = [];
  for (const other of known) {
    if (other.to <= from) continue;
    if (other.from >= stretch.to) break;
    if (other.from > from) added.push({ ...stretch, from, to: other.from });
    from = other.to;
  }
  if (from < stretch.to) added.push({ ...stretch, from });
  if (added.length === 0) return;
  known.push(...added);
  known.sort((a, b) => a.from - b.from);
}

/** A stretch of a client in pieces of one author each; null where no update names one. */
export function authorsOf(index: AuthorIndex, client: number, clock: number, length: number): { length: number; by: Authorship | null }[] {
  const stretches = index.get(client) ?? [];
  const end = clock + length;
  const pieces: { length: number; by: Authorship | null }[] = [];
  let at = clock;
  for (let place = firstAfter(stretches, clock); place < stretches.length && stretches[place]!.from < end; place++) {
    const { from, to, by } = stretches[place]!;
    if (from > at) pieces.push({ length: from - at, by: null });
    at = Math.max(at, from);
    pieces.push({ length: Math.min(to, end) - at, by });
    at = Math.min(to, end);
  }
  if (at < end) pieces.push({ length: end - at, by: null });
  return pieces;
}

/** Index of the first stretch that ends after a clock. */
function firstAfter(stretches: readonly Stretch[], clock: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.to <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
