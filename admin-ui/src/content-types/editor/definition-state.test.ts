import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeDefinition, faultsOf, fieldOfKind, keyFromLabel, moved, newDefinition, toDefinition, toState } from "./definition-state.ts";

describe("editing a content type", () => {
  it("keeps every field when one is moved, wherever it is dropped", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), fc.nat(), fc.integer({ min: -5, max: 60 }), (ids, pick, to) => {
        const rows = ids.map((id) => ({ id }));
        const id = ids[pick % ids.length]!;
        const after = moved(rows, id, to);
        expect(after.map((row) => row.id).sort()).toEqual([...ids].sort());
        expect(after.findIndex((row) => row.id === id)).toBe(Math.min(ids.length - 1, Math.max(0, to)));
      }),
    );
  });

  it("renames the title field everywhere it is named", () => {
    const state = toState(newDefinition);
    const title = state.rows[0]!;
    const after = toDefinition(changeDefinition(state, { act: "change", id: title.id, field: { ...title.field, key: "headline" } }));
    expect(after.titleField).toBe("headline");
    expect(after.fields[1]).toMatchObject({ kind: "slug", from: "headline" });
  });

  it("keeps name, label and rules of a field when its kind is changed", () => {
    const before = newDefinition.fields[0]!;
    expect(fieldOfKind("tags", before, "title")).toMatchObject({ kind: "tags", key: "title", label: "Title", required: true, localized: true, maxItems: 50 });
  });

  it("points at the very field that is wrong", () => {
    const broken = {
      ...newDefinition,
      key: "report",
      label: "Report",
      labelPlural: "Reports",
      fields: [...newDefinition.fields, { ...newDefinition.fields[0]!, key: "Not a key" }],
    };
    expect([...faultsOf(broken).keys()]).toEqual(["fields.2.key"]);
  });

  it.each([
    ["Hero image", "heroImage"],
    ["Título corto", "tituloCorto"],
    ["2nd half", "ndHalf"],
    ["العنوان", ""],
  ])("proposes a key for %s", (label, key) => expect(keyFromLabel(label)).toBe(key));
});
