import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleSchema } from "./kits/article-kit.ts";
import { legalDoc } from "./rich-text.arbitrary.ts";
import { formatVersion, markFormats, nodeFormats } from "./rich-text.format.ts";
import { richTextSchema } from "./rich-text.schema.ts";

const faults = (value: unknown) => (richTextSchema.safeParse(value).error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]);
const doc = (...content: unknown[]) => ({ type: "doc", formatVersion, content });
const linked = (attrs: unknown) => doc({ type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "link", attrs }] }] });

describe("the stored format and the editor's schema agree", () => {
  const shapeKeys = (schema: unknown): string[] => Object.keys((schema as { shape: object }).shape).sort();

  it("on nodes and their attributes", () => {
    const editorOnly = ["doc", "text", "opaque", "opaqueInline"];
    expect(
      Object.keys(articleSchema.nodes)
        .filter((name) => !editorOnly.includes(name))
        .sort(),
    ).toEqual(Object.keys(nodeFormats).sort());
    for (const [name, format] of Object.entries(nodeFormats)) {
      const attributes = articleSchema.nodes[name]?.spec.attrs ?? {};
      expect([name, Object.keys(attributes).sort()]).toEqual([name, shapeKeys(format.attributes)]);
      for (const [attribute, spec] of Object.entries(attributes))
        expect([name, attribute, spec.default]).toEqual([name, attribute, name === "heading" && attribute === "level" ? 2 : format.defaults[attribute]]);
    }
  });

  it("on marks and their attributes", () => {
    expect(Object.keys(articleSchema.marks)).toEqual([...Object.keys(markFormats), "opaqueMark"]);
    for (const [name, format] of Object.entries(markFormats))
      expect([name, Object.keys(articleSchema.marks[name]?.spec.attrs ?? {}).sort()]).toEqual([name, shapeKeys(format.attributes)]);
  });

  it("on what may stand inside what", () => {
    for (const [parent, format] of Object.entries(nodeFormats)) {
      const type = articleSchema.nodes[parent]!;
      if (format.content.kind !== "nodes") expect([parent, type.inlineContent]).toEqual([parent, format.content.kind === "inline"]);
      else {
        const { of, first, min } = format.content;
        const reachable = first === undefined ? type.contentMatch : type.contentMatch.matchType(articleSchema.nodes[first]!)!;
        const allowed = Object.keys(articleSchema.nodes).filter((name) => reachable.matchType(articleSchema.nodes[name]!) !== null);
        expect([parent, allowed.sort()]).toEqual([parent, [...of].sort()]);
        expect([parent, type.contentMatch.validEnd]).toEqual([parent, min === 0]);
      }
    }
  });

  it("on every generated document", () => {
    fc.assert(
      fc.property(legalDoc, (stored) => {
        expect(faults(stored)).toEqual([]);
        if (stored.content.length > 0) Node.fromJSON(articleSchema, stored).check();
      }),
    );
  });
});

describe("a stored document", () => {
  it("links only to http, https and mailto, or to an entry, never to both", () => {
    for (const href of [
      "javascript:alert(1)",
      "data:text/html,x",
      "java\tscript:x",
      "//evil.example",
      "/relative",
      "https://user:secret@x.org",
      " https://x.org",
    ])
      expect(faults(linked({ href }))).toEqual([["content.0.content.0.marks.0.attrs.href", "only http, https and mailto links"]]);
    expect(faults(linked({ href: "https://uefa.com", entryId: "0197f000-0000-7000-8000-000000000000" }))).toHaveLength(1);
    expect(faults(linked({ href: "mailto:desk@example.org" }))).toEqual([]);
  });

  it("names the place of each fault", () => {
    expect(faults(doc({ type: "heading", attrs: { level: 9 } }))[0]?.[0]).toBe("content.0.attrs.level");
    expect(faults(doc({ type: "paragraph", attrs: { onclick: "x" } }))[0]?.[0]).toBe("content.0.attrs");
    expect(faults(doc({ type: "bulletList", content: [{ type: "paragraph" }] }))[0]?.[0]).toBe("content.0.content.0");
    expect(faults(doc({ type: "image", attrs: { assetId: "https://x.org/a.png" } }))[0]?.[0]).toBe("content.0.attrs.assetId");
    expect(faults({ type: "doc", content: [] })[0]?.[0]).toBe("formatVersion");
    expect(faults("text")).toHaveLength(1);
  });

  it("has every block id once", () => {
    const twice = { type: "paragraph", attrs: { id: "a" } };
    expect(faults(doc(twice, twice))).toEqual([["content.1.attrs.id", "two blocks have this id"]]);
  });

  it("may hold blocks of a later format", () => {
    expect(faults(doc({ type: "lineUp", attrs: { anything: [1, { deep: true }] } }))).toEqual([]);
  });

  it("is refused when it nests too deep, also absurdly deep, without running out of stack", () => {
    const nested = (levels: number) => {
      let inner: unknown = { type: "paragraph" };
      for (let level = 0; level < levels; level++) inner = { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph" }, inner] }] };
      return doc(inner);
    };
    expect(faults(nested(5))).toEqual([]);
    expect(faults(nested(50))).toHaveLength(1);
    expect(faults(nested(100_000))).toHaveLength(1);
  });
});
