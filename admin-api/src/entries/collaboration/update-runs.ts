import { type AuthoredUpdate, type ClaimedStretches, claimStretches } from "../blame/authorship.ts";

/** How exactly the time of a word is known (docs/architecture/versions.md): updates of one person are merged within this span. */
const runMs = 10 * 60_000;

/**
 * Updates in groups of one person and ten minutes, each in its order, whoever typed in between: Yjs makes the same text of updates in any order. Only where
 * an update brings what another person wrote before (a browser that was cut off tells a server what it lacks) order says who it was: nothing is grouped
 * across such a one.
 */
export function runsOfActors<Row extends AuthoredUpdate & { readonly actorKind: string }>(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  const open = new Map<string, Row[]>();
  const claimed: ClaimedStretches = new Map();
  for (const row of rows) {
    if (!claimStretches(claimed, row)) open.clear();
    const actor = `${row.actorKind} ${row.actorId}`;
    const run = open.get(actor);
    if (run && row.createdAt.getTime() - run[0]!.createdAt.getTime() < runMs) run.push(row);
    else {
      const begun = [row];
      runs.push(begun);
      open.set(actor, begun);
    }
  }
  return runs;
}
