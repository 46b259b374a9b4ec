/**
 * A repeater in the live document: a Y.Array of Y.Map rows, found by `_id`. Rows never move inside the array, because a move in Yjs is a
 * deletion and an insertion and would drop what somebody else is changing in that row; order is a number in the row (`_position`,
 * never shown), so that reordering and editing one row at once both survive. docs/decisions/0051-rows-carry-their-position.md.
 */
import * as Y from "yjs";
import { canonicalJson } from "../kernel/canonical-json.ts";
import { newId } from "../kernel/ids.ts";

const idKey = "_id";
const positionKey = "_position";

export type Row = Readonly<Record<string, unknown>> & { readonly _id: string };
type SharedRow = Y.Map<unknown>;

/** The rows in their order, each with its `_id`. A row that came twice is shown once. */
export function readRows(rows: Y.Array<unknown>): Row[] {
  return ordered(rows).map((row) => {
    const { [positionKey]: _position, ...shown } = row.toJSON() as Record<string, unknown>;
    return shown as Row;
  });
}

/** Makes the rows be `wanted`: matched by `_id`, a row without one (or with one seen before) is new, a row that is missing goes. */
export function applyRows(rows: Y.Array<unknown>, wanted: readonly Readonly<Record<string, unknown>>[]): void {
  const existing = new Map(ordered(rows).map((row) => [row.get(idKey) as string, row]));
  const targets: SharedRow[] = [];
  const added: SharedRow[] = [];
  const taken = new Set<string>();
  for (const values of wanted) {
    const given = values[idKey];
    const id = typeof given === "string" && given !== "" && !taken.has(given) ? given : newId();
    taken.add(id);
    const known = existing.get(id);
    if (known) applyMap(known, values);
    else added.push(newRow(id, values));
    targets.push(known ?? added.at(-1)!);
  }
  remove(rows, new Set(targets));
  if (added.length > 0) rows.push(added);
  placeInOrder(targets);
}

function newRow(id: string, values: Readonly<Record<string, unknown>>): SharedRow {
  const row: SharedRow = new Y.Map();
  row.set(idKey, id);
  for (const [key, value] of Object.entries(values)) if (!reserved(key) && value !== null && value !== undefined) row.set(key, value);
  return row;
}

/** Sets what differs and deletes what is missing; reserved keys stay. */
export function applyMap(map: Y.Map<unknown>, wanted: Readonly<Record<string, unknown>>): void {
  for (const key of [...map.keys()]) if (!reserved(key) && (wanted[key] === undefined || wanted[key] === null)) map.delete(key);
  for (const [key, value] of Object.entries(wanted))
    if (!reserved(key) && value !== undefined && value !== null && canonicalJson(map.get(key)) !== canonicalJson(value)) map.set(key, value);
}

const reserved = (key: string) => key === idKey || key === positionKey;

function ordered(rows: Y.Array<unknown>): SharedRow[] {
  const seen = new Set<unknown>();
  return rows
    .toArray()
    .filter((row): row is SharedRow => row instanceof Y.Map && !seen.has(row.get(idKey)) && seen.add(row.get(idKey)) !== undefined)
    .map((row, index) => ({ row, position: positionOf(row) ?? index, index }))
    .sort((a, b) => a.position - b.position || a.index - b.index)
    .map(({ row }) => row);
}

function positionOf(row: SharedRow): number | undefined {
  const position = row.get(positionKey);
  return typeof position === "number" ? position : undefined;
}

function remove(rows: Y.Array<unknown>, kept: ReadonlySet<unknown>): void {
  for (let index = rows.length - 1; index >= 0; index--) if (!kept.has(rows.get(index))) rows.delete(index);
}

/** Gives new positions to as few rows as possible: those outside the longest run that is already in order go between their neighbours. */
function placeInOrder(targets: readonly SharedRow[]): void {
  const positions = targets.map(positionOf);
  const staying = longestRising(positions);
  let before = Number.NEGATIVE_INFINITY;
  const placed: number[] = [];
  for (const index of targets.keys()) {
    const after = positions.find((_, later) => later > index && staying.has(later)) ?? Number.POSITIVE_INFINITY;
    before = staying.has(index) ? positions[index]! : between(before, after);
    placed.push(before);
  }
  const isStrict = placed.every((position, index) => Number.isFinite(position) && (index === 0 || position > placed[index - 1]!));
  for (const [index, row] of targets.entries()) {
    const position = isStrict ? placed[index]! : index + 1;
    if (positions[index] !== position) row.set(positionKey, position);
  }
}

function between(before: number, after: number): number {
  if (before === Number.NEGATIVE_INFINITY) return after === Number.POSITIVE_INFINITY ? 1 : after - 1;
  return after === Number.POSITIVE_INFINITY ? before + 1 : (before + after) / 2;
}

/** Indexes of the longest strictly rising run (not necessarily adjacent). At most 500 rows: the square is fine. */
function longestRising(positions: readonly (number | undefined)[]): Set<number> {
  const best: number[][] = [];
  for (const [index, position] of positions.entries()) {
    if (position === undefined) {
      best.push([]);
      continue;
    }
    const longest = best.filter((run) => run.length > 0 && positions[run.at(-1)!]! < position).reduce((a, b) => (b.length > a.length ? b : a), [] as number[]);
    best.push([...longest, index]);
  }
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []));
}
