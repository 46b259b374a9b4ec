import { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import fc from "fast-check";
import { expect, it } from "vitest";
import { articleSchema } from "../kits/article-kit.ts";
import { legalDoc } from "../rich-text.arbitrary.ts";
import { readRichText } from "../rich-text-parse.ts";
import { resolveInline } from "./resolve-inline.ts";
import { resolveSuggestions, type Verdict } from "./resolve-suggestions.ts";

const authorId = "0197f000-0000-7000-8000-00000000000a";
const at = "2026-11-23T21:00:00.000Z";

/** Suggestions strewn over a legal document, as the choices fall. */
function strewn(value: unknown, choices: readonly number[]): unknown {
  let turn = 0;
  const next = () => choices[turn++ % choices.length] ?? 0;
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
      const choice = next();
      const made = { id: `s${choice % 4}`, authorId, at };
      if (key === "attrs" && "id" in inner && choice % 3 === 0) return { ...inner, suggestion: { ...made, kind: choice % 2 ? "insertion" : "deletion" } };
      if (!("type" in inner) || inner.type !== "text" || choice % 2 === 0) return inner;
      const before = "marks" in inner && Array.isArray(inner.marks) ? (inner.marks as unknown[]) : [];
      return { ...inner, marks: [...before, { type: choice % 3 ? "insertion" : "deletion", attrs: made }] };
    }),
  );
}

it("decides in one pass what steps would decide one by one", () => {
  let moved = 0;
  fc.assert(
    fc.property(
      legalDoc,
      fc.array(fc.nat(11), { minLength: 3, maxLength: 40 }),
      fc.constantFrom<Verdict>("accept", "reject"),
      fc.boolean(),
      (value, choices, verdict, isAll) => {
        const ids = isAll ? undefined : new Set(["s1", "s2"]);
        const doc = Node.fromJSON(articleSchema, readRichText(strewn(value, choices)).doc);
        const steps = new Transform(doc);
        resolveSuggestions(steps, verdict, ids);
        const inline = resolveInline(doc, verdict, ids);
        inline.check();
        const rest = new Transform(inline);
        resolveSuggestions(rest, verdict, ids);
        if (inline !== doc) moved++;
        expect(rest.doc.toJSON()).toEqual(steps.doc.toJSON());
      },
    ),
    { numRuns: 400 },
  );
  expect(moved).toBeGreaterThan(50);
});
