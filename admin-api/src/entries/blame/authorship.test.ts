import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { runsOfActors } from "../collaboration/update-runs.ts";
import { type AuthoredUpdate, authorsOf, type ClaimedStretches, claimStretches } from "./authorship.ts";

const at = new Date("2021-07-11T19:00:00Z");
const indexAuthors = (updates: readonly AuthoredUpdate[]): ClaimedStretches => {
  const index: ClaimedStretches = new Map();
  for (const update of updates) claimStretches(index, update);
  return index;
};

describe("the authors of a live text", () => {
  it("are those who typed, whatever is typed where, sent twice, or merged by compaction", () => {
    const edit = fc.record({ who: fc.nat(2), place: fc.nat(), text: fc.string({ minLength: 1, maxLength: 6 }), isDeletion: fc.boolean() });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), fc.nat(), (edits, dice) => {
        const docs = [0, 1, 2].map(() => new Y.Doc());
        const updates: AuthoredUpdate[] = [];
        for (const [who, doc] of docs.entries())
          doc.on("update", (bytes: Uint8Array, origin: unknown) => {
            if (origin === "net") return;
            updates.push({ actorId: `p${who}`, bytes, createdAt: at });
            for (const other of docs) if (other !== doc) Y.applyUpdate(other, bytes, "net");
          });
        for (const { who, place, text, isDeletion } of edits) {
          const shared = docs[who]!.getText("t");
          if (isDeletion && shared.length > 0) shared.delete(place % shared.length, 1);
          else shared.insert(place % (shared.length + 1), text);
        }
        const whole = Y.encodeStateAsUpdate(docs[0]!);
        const repeated = [...updates, { actorId: "late", bytes: whole, createdAt: at }, { actorId: "", bytes: whole, createdAt: at }];
        const half = dice % updates.length;
        const compact = (list: readonly AuthoredUpdate[]) =>
          runsOfActors(list.map((update) => ({ ...update, actorKind: "user" }))).map((run) => ({
            ...run.at(-1)!,
            bytes: Y.mergeUpdates(run.map((update) => update.bytes)),
          }));
        const compacted = [...compact(updates.slice(0, half)), ...compact(updates.slice(half))];
        expect(compact(updates).length).toBeLessThanOrEqual(docs.length);
        const truth = new Map(docs.map((doc, who) => [doc.clientID, `p${who}`]));
        for (const list of [updates, repeated, compacted]) {
          const index = indexAuthors(list);
          for (let item = docs[0]!.getText("t")._start; item !== null; item = item.right) {
            const pieces = authorsOf(index, item.id.client, item.id.clock, item.length);
            expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBe(item.length);
            expect(pieces.every((piece) => piece.by?.actorId === truth.get(item.id.client))).toBe(true);
          }
        }
        // Somebody who was cut off brings what others wrote before it came by itself: whoever was first stays first, and compaction changes nothing.
        const early = { actorId: "early", bytes: Y.mergeUpdates(updates.slice(0, half + 1).map((update) => update.bytes)), createdAt: at };
        const mixed = [...updates.slice(0, half), early, ...updates];
        const [plain, folded] = [indexAuthors(mixed), indexAuthors(compact(mixed))];
        for (let item = docs[0]!.getText("t")._start; item !== null; item = item.right)
          expect(authorsOf(folded, item.id.client, item.id.clock, item.length)).toEqual(authorsOf(plain, item.id.client, item.id.clock, item.length));
      }),
      { numRuns: 60 },
    );
  });

  it("are unknown where no update names them", () => {
    expect(authorsOf(new Map(), 1, 5, 3)).toEqual([{ length: 3, by: null }]);
    const by = { actorId: "p", at };
    expect(authorsOf(new Map([[1, [{ from: 6, to: 7, by }]]]), 1, 5, 3)).toEqual([
      { length: 1, by: null },
      { length: 1, by },
      { length: 1, by: null },
    ]);
  });
});
