import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "../kernel/ids.ts";
import { formatVersion } from "../rich-text/rich-text.format.ts";
import { type ContentTypeDefinition, contentTypeDefinitionSchema } from "./content-types.schema.ts";
import { checkFields, type FieldMode, type FieldValues, fieldValuesJsonSchema } from "./field-values.ts";

const definition: ContentTypeDefinition = contentTypeDefinitionSchema.parse({
  key: "everything",
  label: "Everything",
  labelPlural: "Everything",
  titleField: "title",
  urlTemplate: "/{locale}/{slug}",
  fields: [
    { kind: "text", key: "title", label: "Title", required: true, localized: true, minLength: 3, maxLength: 10 },
    { kind: "slug", key: "slug", label: "Slug", required: true, localized: true, from: "title" },
    { kind: "text", key: "code", label: "Code", pattern: "[A-Z]{3}" },
    { kind: "rich-text", key: "body", label: "Body", required: true, localized: true, maxWords: 3 },
    { kind: "number", key: "capacity", label: "Capacity", integer: true, min: 0, max: 100 },
    { kind: "boolean", key: "isNational", label: "National" },
    { kind: "date-time", key: "kickOff", label: "Kick-off" },
    { kind: "select", key: "side", label: "Side", options: [{ value: "home", label: "Home" }] },
    { kind: "tags", key: "tags", label: "Tags", maxItems: 2 },
    { kind: "media", key: "pictures", label: "Pictures", many: true, maxItems: 1 },
    { kind: "reference", key: "team", label: "Team" },
    { kind: "json", key: "extra", label: "Extra" },
    { kind: "group", key: "score", label: "Score", fields: [{ kind: "number", key: "home", label: "Home", required: true }] },
    { kind: "repeater", key: "lineUp", label: "Line-up", minItems: 1, fields: [{ kind: "text", key: "name", label: "Name", required: true }] },
  ],
});

const doc = (text: string) => ({ type: "doc", formatVersion, content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const complete: FieldValues = { title: "Final", slug: "final", body: doc("One night") };

const rules = (mode: FieldMode, fields: FieldValues) => {
  const checked = checkFields(definition, mode, fields);
  return checked.ok ? {} : Object.fromEntries(checked.problems.map((problem) => [problem.path, problem.rule]));
};

describe("publishing", () => {
  test("takes what is complete", () => expect(rules("publish", complete)).toEqual({}));

  test.each<[string, FieldValues, Record<string, string>]>([
    ["missing", { title: "", slug: null, body: doc("  ") }, { "fields.title": "required", "fields.slug": "required", "fields.body": "required" }],
    ["too short and too long", { title: "Fi" }, { "fields.title": "too_short" }],
    ["too long", { title: "x".repeat(11) }, { "fields.title": "too_long" }],
    ["no slug", { slug: "No Slug" }, { "fields.slug": "slug_syntax" }],
    ["the pattern", { code: "it" }, { "fields.code": "pattern" }],
    ["too many words", { body: doc("one two three four") }, { "fields.body": "too_long" }],
    ["bounds", { capacity: 101 }, { "fields.capacity": "too_big" }],
    ["halves", { capacity: 1.5 }, { "fields.capacity": "wrong_kind" }],
    ["too many", { tags: ["a", "b", "c"] }, { "fields.tags": "too_many" }],
    ["inside a group", { score: { home: "2" } }, { "fields.score.home": "wrong_kind" }],
    ["inside a row", { lineUp: [{ _id: "a", name: "Shaw" }, { _id: "b" }] }, { "fields.lineUp.1.name": "required" }],
  ])("names the field and the rule: %s", (_name, fields, expected) => expect(rules("publish", { ...complete, ...fields })).toEqual(expected));

  test("an empty optional field is no fault, whatever its limits", () => {
    expect(rules("publish", { ...complete, code: "", score: { home: null }, lineUp: [], tags: [], kickOff: null })).toEqual({});
  });

  test("false and nought are values", () => {
    const checked = checkFields(definition, "publish", { ...complete, isNational: false, capacity: 0 });
    expect(checked).toMatchObject({ ok: true, fields: { isNational: false, capacity: 0 } });
  });
});

describe("drafts", () => {
  test("may lack and overdo, but not be of a wrong kind", () => {
    expect(rules("draft", { title: "x".repeat(500), slug: "Not yet", tags: ["a", "b", "c"], capacity: -4, code: "it", lineUp: [{}], body: doc("") })).toEqual(
      {},
    );
    expect(rules("draft", { title: 3, isNational: "yes", team: "1", pictures: newId(), side: "left" })).toEqual({
      "fields.title": "wrong_kind",
      "fields.isNational": "wrong_kind",
      "fields.team": "wrong_kind",
      "fields.pictures": "wrong_kind",
      "fields.side": "unknown_option",
    });
  });

  test("null empties any field", () => {
    const empty = Object.fromEntries(definition.fields.map((field) => [field.key, null]));
    expect(checkFields(definition, "draft", empty)).toEqual({ ok: true, fields: empty });
  });

  test("rows get an id, times their instant", () => {
    const checked = checkFields(definition, "draft", { lineUp: [{ name: "Shaw" }], kickOff: { local: "2021-07-11T20:00", timeZone: "Europe/London" } });
    expect(checked).toMatchObject({ ok: true, fields: { lineUp: [{ _id: expect.any(String) }], kickOff: { instant: "2021-07-11T19:00:00.000Z" } } });
  });

  test.each([
    ["half a character", { title: "\ud83c" }],
    ["a control character", { tags: ["a\u0007"] }],
    ["a key that reaches prototypes", { extra: JSON.parse('{"a":{"__proto__":{"x":1}}}') as unknown }],
    ["bottomless JSON", { extra: Array.from({ length: 80 }).reduce<unknown>((inner) => [inner], 1) }],
    ["a number that JSON cannot say", { capacity: Number.POSITIVE_INFINITY }],
  ])("refuses %s", (_name, fields) => expect(Object.keys(rules("draft", fields as FieldValues))).toHaveLength(1));

  test("any JSON is judged, never thrown at, and what a draft takes it takes again", () => {
    const keys = fc.constantFrom(...definition.fields.map((field) => field.key), "unknown", "constructor", "toString");
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (fields) => {
        const checked = checkFields(definition, "draft", fields as FieldValues);
        if (checked.ok) expect(checkFields(definition, "draft", checked.fields)).toEqual(checked);
        else for (const problem of checked.problems) expect(problem.path).toMatch(/^fields\./);
        checkFields(definition, "publish", fields as FieldValues);
      }),
      { numRuns: 500 },
    );
  });

  test("no field of the prototype counts as known", () => {
    expect(rules("draft", { constructor: 1, toString: "x" } as unknown as FieldValues)).toEqual({
      "fields.constructor": "unknown_field",
      "fields.toString": "unknown_field",
    });
  });
});

test("both modes have a JSON Schema that names every field", () => {
  for (const mode of ["draft", "publish"] as const)
    expect(Object.keys(fieldValuesJsonSchema(definition, mode)["properties"] as object)).toEqual(definition.fields.map((field) => field.key));
  expect(fieldValuesJsonSchema(definition, "publish")["required"]).toEqual(["title", "slug", "body"]);
});
