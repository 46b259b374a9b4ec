import fc from "fast-check";
import { expect, test } from "vitest";
import { waitAfter } from "./sign-in-throttle.ts";

test("the wait never shrinks with failures, starts after the free ones and never passes the cap", () => {
  const rules = fc.record({ freeFailures: fc.integer({ min: 1, max: 100 }), capMs: fc.integer({ min: 1_000, max: 900_000 }) });
  fc.assert(
    fc.property(rules, fc.nat({ max: 1_000_000 }), (rule, failures) => {
      const wait = waitAfter(rule, failures);
      expect(wait).toBeLessThanOrEqual(rule.capMs);
      expect(wait).toBeLessThanOrEqual(waitAfter(rule, failures + 1));
      expect(wait > 0).toBe(failures >= rule.freeFailures);
    }),
  );
});
