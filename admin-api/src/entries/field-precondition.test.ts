import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsChangedSince } from "./field-precondition.ts";

const keys = ["title", "summary", "body", "tags"];
const write = fc.record({ fields: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1 }), seenAgo: fc.nat({ max: 6 }) });

test("a write is refused exactly when one of its fields was written after the revision it saw", () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 40 }), (writes) => {
      const revisions: Record<string, number> = {};
      const log: { revision: number; fields: readonly string[] }[] = [];
      let revision = 1;
      for (const { fields, seenAgo } of writes) {
        const seen = Math.max(1, revision - seenAgo);
        const expected = fields.filter((field) => log.some((earlier) => earlier.revision > seen && earlier.fields.includes(field)));
        const conflicts = fieldsChangedSince(revisions, fields, seen);
        expect(conflicts).toEqual(expected);
        if (conflicts.length > 0) continue;
        revision += 1;
        log.push({ revision, fields });
        for (const field of fields) revisions[field] = revision;
      }
    }),
  );
});
