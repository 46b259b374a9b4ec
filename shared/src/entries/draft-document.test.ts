import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type ContentTypeDefinition, contentTypeDefinitionSchema } from "../content-types/content-types.schema.ts";
import { canonicalJson } from "../kernel/canonical-json.ts";
import { newId } from "../kernel/ids.ts";
import { formatVersion } from "../rich-text/rich-text.format.ts";
import { changeDraftDocument, type DraftFields, readDraftDocument, seedDraftDocument } from "./draft-document.ts";

const definition: ContentTypeDefinition = contentTypeDefinitionSchema.parse({
  key: "match-report",
  label: "Match report",
  labelPlural: "Match reports",
  titleField: "title",
  urlTemplate: "/{locale}/reports/{slug}",
  fields: [
    { key: "title", kind: "text", label: "Headline" },
    { key: "values", kind: "text", label: "A field with the name of the map of values" },
    { key: "slug", kind: "slug", from: "title", label: "Slug", localized: true },
    { key: "attendance", kind: "number", label: "Attendance" },
    { key: "isNeutral", kind: "boolean", label: "Neutral ground" },
    { key: "kickOff", kind: "date-time", label: "Kick-off" },
    { key: "tags", kind: "tags", label: "Topics" },
    { key: "hero", kind: "media", label: "Hero" },
    { key: "body", kind: "rich-text", label: "Body" },
    {
      key: "score",
      kind: "group",
      label: "Score",
      fields: [
        { key: "home", kind: "number", label: "Home" },
        { key: "note", kind: "text", label: "Note" },
      ],
    },
    {
      key: "scorers",
      kind: "repeater",
      label: "Scorers",
      fields: [
        { key: "name", kind: "text", label: "Name" },
        { key: "minute", kind: "number", label: "Minute" },
      ],
    },
    { key: "raw", kind: "json", label: "JSON" },
  ],
});

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
const id = fc.uuid({ version: 7 });
const paragraph = fc.tuple(id, text).map(([blockId, words]) => ({ type: "paragraph", attrs: { id: blockId }, content: [{ type: "text", text: words }] }));
const row = fc.record({ _id: id, name: text, minute: fc.integer({ min: 0, max: 130 }) }, { requiredKeys: ["_id"] });
const json = fc.jsonValue({ maxDepth: 2 }).filter((value) => value !== null && !JSON.stringify(value).includes("__proto__"));
const fieldsArbitrary: fc.Arbitrary<DraftFields> = fc.record(
  {
    title: text,
    values: text,
    slug: text,
    attendance: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    isNeutral: fc.boolean(),
    kickOff: fc.constant({ local: "2021-07-11T20:00", timeZone: "Europe/London", instant: "2021-07-11T19:00:00Z" }),
    tags: fc.array(text, { maxLength: 4 }),
    hero: id,
    body: fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((content) => ({ type: "doc", formatVersion, content })),
    score: fc.record({ home: fc.nat(9), note: text }, { requiredKeys: ["home"] }),
    scorers: fc.uniqueArray(row, { selector: (each) => each._id, minLength: 1, maxLength: 6 }),
    raw: json,
    fromAnOlderDefinition: json,
  },
  { requiredKeys: [] },
);

const seeded = (fields: DraftFields) => {
  const doc = new Y.Doc();
  seedDraftDocument(doc, definition, fields);
  return doc;
};
const copy = (doc: Y.Doc) => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
};
const exchange = (a: Y.Doc, b: Y.Doc) => {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, fromB);
  Y.applyUpdate(b, fromA);
};
const read = (doc: Y.Doc) => readDraftDocument(doc, definition);
const same = (a: unknown, b: unknown) => expect(canonicalJson(a)).toBe(canonicalJson(b));

describe("a draft's fields in the live document", () => {
  it("come back as they went in, also those the definition does not name, and over the wire", () => {
    fc.assert(
      fc.property(fieldsArbitrary, (fields) => {
        same(read(seeded(fields)), fields);
        same(read(copy(seeded(fields))), fields);
      }),
    );
  });

  it("become what a write says, from whatever they were", () => {
    fc.assert(
      fc.property(fieldsArbitrary, fieldsArbitrary, (before, after) => {
        const doc = seeded(before);
        const emptied = Object.fromEntries(Object.keys(before).map((key) => [key, null]));
        changeDraftDocument(doc, definition, { ...emptied, ...after });
        same(read(doc), after);
      }),
    );
  });

  it("do not move when the same write comes twice", () => {
    fc.assert(
      fc.property(fieldsArbitrary, fieldsArbitrary, (before, changes) => {
        const doc = seeded(before);
        changeDraftDocument(doc, definition, changes);
        const state = Y.encodeStateVector(doc);
        let updates = 0;
        doc.on("update", () => updates++);
        changeDraftDocument(doc, definition, changes);
        expect(updates).toBe(0);
        expect(Y.encodeStateVector(doc)).toEqual(state);
      }),
    );
  });

  it("keep both changes when two people change different fields at once, and end alike", () => {
    fc.assert(
      fc.property(fieldsArbitrary, fieldsArbitrary, fc.func(fc.boolean()), (before, changes, isFirst) => {
        const entries = Object.entries(changes);
        const mine = Object.fromEntries(entries.filter(([key]) => isFirst(key)));
        const theirs = Object.fromEntries(entries.filter(([key]) => !isFirst(key)));
        const a = seeded(before);
        const b = copy(a);
        changeDraftDocument(a, definition, mine);
        changeDraftDocument(b, definition, theirs);
        exchange(a, b);
        same(read(a), { ...before, ...changes });
        same(read(b), read(a));
      }),
    );
  });

  it("merge what two people type into one text", () => {
    const a = seeded({ title: "Italy win" });
    const b = copy(a);
    changeDraftDocument(a, definition, { title: "Italy win at Wembley" });
    changeDraftDocument(b, definition, { title: "Brave Italy win" });
    exchange(a, b);
    expect(read(a)["title"]).toBe("Brave Italy win at Wembley");
  });

  it("never split a character of two code units", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const doc = seeded({ title: `${before}😀${after}` });
        changeDraftDocument(doc, definition, { title: `${before}😁${after}` });
        expect(read(copy(doc))["title"]).toBe(`${before}😁${after}`);
      }),
    );
  });

  it("keep a change inside a row that somebody else moves meanwhile", () => {
    const [first, second, third] = [newId(), newId(), newId()];
    const rows = [
      { _id: first, name: "Shaw", minute: 2 },
      { _id: second, name: "Bonucci", minute: 67 },
      { _id: third, name: "Saka" },
    ];
    const a = seeded({ scorers: rows });
    const b = copy(a);
    changeDraftDocument(a, definition, { scorers: [rows[2]!, rows[0]!, rows[1]!] });
    changeDraftDocument(b, definition, { scorers: [rows[0]!, rows[1]!, { ...rows[2]!, minute: 120 }] });
    exchange(a, b);
    same(read(a)["scorers"], [{ _id: third, name: "Saka", minute: 120 }, rows[0], rows[1]]);
    same(read(b), read(a));
  });

  it("hold rows in order through any sequence of moves by two people", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(5), fc.nat(5)), { maxLength: 30 }), (moves) => {
        const rows = Array.from({ length: 6 }, (_, minute) => ({ _id: newId(), minute }));
        const a = seeded({ scorers: rows });
        const b = copy(a);
        for (const [isA, from, to] of moves) {
          const doc = isA ? a : b;
          const order = [...(read(doc)["scorers"] as typeof rows)];
          order.splice(to, 0, ...order.splice(from, 1));
          changeDraftDocument(doc, definition, { scorers: order });
          same(read(doc)["scorers"], order);
        }
        exchange(a, b);
        same(read(a), read(b));
        expect((read(a)["scorers"] as typeof rows).map((each) => each.minute).sort()).toEqual([0, 1, 2, 3, 4, 5]);
      }),
    );
  });

  it("give a row without an id, or with one that came before, an id of its own", () => {
    const doc = seeded({ scorers: [{ name: "Shaw" }, { _id: "a", name: "Bonucci" }, { _id: "a", name: "Saka" }] });
    const ids = (read(doc)["scorers"] as { _id: string }[]).map((each) => each._id);
    expect(new Set(ids).size).toBe(3);
    expect(ids[1]).toBe("a");
  });

  // Risk: one browser that writes such a value would keep the whole draft from ever being stored or published again.
  it("can be stored whatever a browser wrote into the document", () => {
    const doc = new Y.Doc();
    seedDraftDocument(doc, definition, { title: "Kept", body: { type: "doc", formatVersion, content: [{ type: "divider" }] } });
    const inner = new Y.Map();
    inner.set("n", 3n);
    for (const [key, value] of Object.entries({ attendance: 10n, raw: { deep: [1n] }, bytes: new Uint8Array(2), inner })) doc.getMap("values").set(key, value);
    doc.getMap("score").set("home", 2n);
    const block = new Y.XmlElement("paragraph");
    block.setAttribute("dir", 4n as unknown as string);
    doc.getXmlFragment("body").insert(1, [block]);
    const read = readDraftDocument(doc, definition);
    expect(read).toMatchObject({ title: "Kept", attendance: "10", raw: { deep: ["1"] }, bytes: null, inner: { n: "3" }, score: { home: "2" } });
    expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  });

  it("survive a field that the content type no longer has", () => {
    const fields = {
      title: "Kept",
      body: { type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id: newId() }, content: [{ type: "text", text: "words" }] }] },
    };
    const smaller = { ...definition, fields: definition.fields.filter((field) => field.key !== "body" && field.key !== "scorers" && field.key !== "score") };
    const doc = seeded({ ...fields, scorers: [{ _id: newId(), name: "Shaw" }], score: { home: 1 } });
    const before = read(doc);
    same(readDraftDocument(copy(doc), smaller), before);
  });
});
