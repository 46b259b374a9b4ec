import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesPattern, patternFault } from "./field-patterns.ts";

describe("patterns of text fields", () => {
  test.each(["[A-Z]{3}", "\\d{4}-\\d{2}-\\d{2}", "a?b?c", "\\p{Lu}.*", "home|away", "\\[x\\]"])("%s can be used", (pattern) =>
    expect(patternFault(pattern)).toBeNull(),
  );

  test.each(["(a+)+", "(a|a)*", "(?=a)", "(a)\\1", "a*b*c*", "a?a?a?a?a?a", "[z-a]", "[a", "a{1,2}b{1,2}c{1,2}", "x".repeat(201), "a**"])(
    "%s is refused",
    (pattern) => expect(patternFault(pattern)).not.toBeNull(),
  );

  test("match the whole value", () => {
    expect(matchesPattern("[A-Z]{3}", "ITA")).toBe(true);
    expect(matchesPattern("[A-Z]{3}", "ITAL")).toBe(false);
    expect(matchesPattern("home|away", "homeaway")).toBe(false);
  });

  test("the slowest that is accepted answers in a blink", () => {
    const started = performance.now();
    matchesPattern("a?a?a?a?a*a*b", "a".repeat(1000));
    matchesPattern(".*.*x", "y".repeat(1000));
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test("any text as a pattern is judged, never thrown at", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (pattern, value) => typeof matchesPattern(pattern, value) === "boolean"));
  });
});
