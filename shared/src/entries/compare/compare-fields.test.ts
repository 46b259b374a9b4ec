import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentTypeDefinitionSchema } from "../../content-types/content-types.schema.ts";
import { formatVersion } from "../../rich-text/rich-text.format.ts";
import { compareFields, type FieldValues } from "./compare-fields.ts";
import { compareTexts } from "./compare-words.ts";
import { foldUnchanged } from "./fold-unchanged.ts";

const definition = contentTypeDefinitionSchema.parse({
  key: "report",
  label: "Report",
  labelPlural: "Reports",
  titleField: "title",
  urlTemplate: "/{locale}/reports/{slug}",
  fields: [
    { key: "title", label: "Headline", kind: "text", localized: true },
    { key: "body", label: "Text", kind: "rich-text", localized: true },
    { key: "tags", label: "Tags", kind: "tags", localized: true },
    { key: "hero", label: "Picture", kind: "media", localized: true },
    { key: "score", label: "Score", kind: "group", localized: true, fields: [{ key: "home", label: "Home", kind: "number" }] },
    { key: "goals", label: "Goals", kind: "repeater", localized: true, fields: [{ key: "scorer", label: "Scorer", kind: "text" }] },
  ],
});
const body = (id: string, text: string) => ({ type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] }] });
const compared = (before: FieldValues, after: FieldValues) => compareFields(definition, before, after, "en");
const changed = (before: FieldValues, after: FieldValues) => compared(before, after).filter((field) => field.isChanged);

describe("comparing an entry field by field", () => {
  it("names what changed first, and each kind in its own way", () => {
    const before = { title: "Final", tags: ["euro", "final"], score: { home: 1 }, goals: [{ _id: "a", scorer: "Shaw" }] };
    const after = { title: "The final", tags: ["euro", "wembley"], score: { home: 2 }, goals: [{ _id: "a", scorer: "Luke Shaw" }], old: 1 };
    const fields = compared(before, after);
    expect(fields.map((field) => `${field.label}${field.isChanged ? "*" : ""}`)).toEqual(["Headline*", "Tags*", "Score*", "Goals*", "old*", "Text", "Picture"]);
    expect(fields[0]?.change).toMatchObject({ as: "text" });
    expect(fields[1]?.change).toEqual({
      as: "list",
      items: [
        { kind: "same", value: "euro" },
        { kind: "removed", value: "final" },
        { kind: "added", value: "wembley" },
      ],
    });
    expect(fields[2]?.change).toMatchObject({ as: "group", fields: [{ label: "Home", isChanged: true, change: { as: "value", before: 1, after: 2 } }] });
    expect(fields[4]).toMatchObject({ field: null, change: { as: "value", after: 1 } });
  });

  it("sees no change in a text that was only stored under a later format", () => {
    expect(changed({ body: { ...body("a", "Final"), formatVersion: 1 } }, { body: body("a", "Final") })).toEqual([]);
  });

  it("finds rows by their id: changed, moved, new, gone", () => {
    const row = (_id: string, scorer: string) => ({ _id, scorer });
    const [goals] = changed(
      { goals: [row("a", "Shaw"), row("b", "Bonucci"), row("c", "Kane"), row("d", "Gone")] },
      { goals: [row("c", "Kane"), row("a", "Luke Shaw"), row("b", "Bonucci"), row("e", "New")] },
    );
    expect(goals?.change.as === "rows" && goals.change.rows.map(({ id, kind, isMoved }) => `${id} ${kind}${isMoved ? " moved" : ""}`)).toEqual([
      "c same moved",
      "a changed",
      "b same",
      "e added",
      "d removed",
    ]);
  });

  it("takes nothing, empty text and an empty list for the same, and a text whose blocks got other ids", () => {
    expect(changed({ title: "", tags: [], score: {}, goals: [] }, {})).toEqual([]);
    expect(changed({ body: { type: "doc", formatVersion, content: [] } }, {})).toEqual([]);
    expect(changed({ body: body("a", "Same.") }, { body: body("b", "Same.") })).toEqual([]);
  });

  it("never throws, whatever stands in the fields", () => {
    const values = fc.record({ title: fc.anything(), body: fc.anything(), tags: fc.anything(), score: fc.anything(), goals: fc.anything() });
    fc.assert(fc.property(values, values, (before, after) => void compared(before, after)));
  });
});

describe("texts by words", () => {
  it("removed pieces give the text before, added ones the text after", () => {
    const text = fc.array(fc.constantFrom("Italy", " ", "win", ",", "فازت", "1–1", "\n", "家", "é")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = compareTexts(before, after, "en");
        const side = (left: string) =>
          pieces
            .filter((piece) => piece.kind !== left)
            .map((piece) => piece.text)
            .join("");
        expect([side("added"), side("removed")]).toEqual([before, after]);
      }),
    );
  });

  it("a text written anew is replaced, not confetti", () => {
    const words = (from: number) => Array.from({ length: 5_000 }, (_, index) => `w${from + index}`).join(" ");
    expect(compareTexts(words(0), words(100_000), "en").length).toBeLessThanOrEqual(4);
  });
});

describe("folding", () => {
  it("keeps a neighbour on each side of a change and folds the rest; nothing is lost", () => {
    const items = ["1", "2", "3", "4*", "5", "6", "7", "8", "9*"];
    const folded = foldUnchanged(items, (item) => item.endsWith("*"));
    expect(folded.map((part) => (part.kind === "fold" ? `(${part.items.length})` : part.item))).toEqual(["(2)", "3", "4*", "5", "(2)", "8", "9*"]);
    fc.assert(
      fc.property(fc.array(fc.boolean()), (list) => {
        const parts = foldUnchanged([...list.entries()], ([, isChanged]) => isChanged);
        expect(parts.flatMap((part) => (part.kind === "fold" ? part.items : [part.item])).map(([index]) => index)).toEqual([...list.keys()]);
        expect(parts.every((part) => part.kind === "item" || part.items.every(([, isChanged]) => !isChanged))).toBe(true);
      }),
    );
  });
});
