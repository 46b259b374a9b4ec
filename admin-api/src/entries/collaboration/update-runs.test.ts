import { expect, test } from "vitest";
import * as Y from "yjs";
import { runsOfActors } from "./update-runs.ts";

/** What two people type in turns, one update a letter, so many seconds apart. */
function typeInTurns(letters: number, seconds: number) {
  const rows: { actorKind: string; actorId: string; bytes: Uint8Array; createdAt: Date }[] = [];
  const docs = ["marta", "sam"].map((actorId) => {
    const doc = new Y.Doc();
    doc.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin === "net") return;
      rows.push({ actorKind: "user", actorId, bytes, createdAt: new Date(Date.UTC(2021, 6, 11, 20) + rows.length * seconds * 1000) });
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, bytes, "net");
    });
    return doc;
  });
  for (let n = 0; n < letters; n++) docs[n % 2]!.getText("t").insert(n, "x");
  return { rows, text: docs[0]!.getText("t").toJSON() };
}

test("two people who type in turns leave two rows in ten minutes, not one a letter, and the text is the same", () => {
  const { rows, text } = typeInTurns(400, 1);
  const runs = runsOfActors(rows);
  expect(runs.map((run) => run[0]!.actorId)).toEqual(["marta", "sam"]);
  const doc = new Y.Doc();
  for (const run of runs) Y.applyUpdate(doc, Y.mergeUpdates(run.map((row) => row.bytes)));
  expect(doc.getText("t").toJSON()).toBe(text);
});

test("times stay exact to ten minutes", () => {
  const runs = runsOfActors(typeInTurns(120, 30).rows);
  expect(runs).toHaveLength(12);
  for (const run of runs) expect(run.at(-1)!.createdAt.getTime() - run[0]!.createdAt.getTime()).toBeLessThan(600_000);
});
