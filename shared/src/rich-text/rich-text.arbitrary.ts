/** Generated documents for property tests: legal ones, and JSON that looks like rich text and is not. */
import fc from "fast-check";
import { newId } from "../kernel/ids.ts";
import { formatVersion, nodeFormats } from "./rich-text.format.ts";
import type { RichTextDoc, RichTextMark, RichTextNode } from "./rich-text.schema.ts";
import { withBlockIds } from "./rich-text-parse.ts";

const text = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(..."ab <>&\"'/é؟م—0\n") });
const dir = fc.constantFrom({}, {}, {}, { dir: "rtl" }, { dir: "auto" });
const uuid = fc.integer({ min: 0, max: 2 ** 40 }).map((millis) => newId(millis));

const mark: fc.Arbitrary<RichTextMark> = fc.oneof(
  fc.constantFrom("bold", "italic", "strike", "code", "subscript", "superscript").map((type) => ({ type })),
  fc.constantFrom("https://uefa.com/a?b=c&d", "mailto:desk@example.org", "http://example.org").map((href) => ({ type: "link", attrs: { href } })),
  uuid.map((entryId) => ({ type: "link", attrs: { entryId } })),
);
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: (one) => one.type });
const inline: fc.Arbitrary<RichTextNode> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ text, marks }).map(({ text: words, marks: on }) => ({ type: "text", text: words, ...(on.length > 0 ? { marks: on } : {}) })),
  },
  fc.constant({ type: "hardBreak" }),
);
const inlines = fc.array(inline, { maxLength: 4 });
const node = (type: string, attrs: Record<string, unknown>, content?: RichTextNode[]): RichTextNode => ({
  type,
  ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
  ...(content === undefined || content.length === 0 ? {} : { content }),
});

const paragraph = fc.tuple(dir, inlines).map(([attrs, content]) => node("paragraph", attrs, content));
const { flow } = fc.letrec<{ flow: RichTextNode; list: RichTextNode; item: RichTextNode }>((tie) => ({
  flow: fc.oneof({ maxDepth: 3, withCrossShrink: true }, paragraph, tie("list")),
  list: fc
    .tuple(fc.boolean(), fc.array(tie("item"), { minLength: 1, maxLength: 3 }), fc.constantFrom({}, { start: 3 }))
    .map(([isOrdered, items, start]) => node(isOrdered ? "orderedList" : "bulletList", isOrdered ? start : {}, items)),
  item: fc.tuple(paragraph, fc.array(tie("flow"), { maxLength: 2 })).map(([first, rest]) => node("listItem", {}, [first, ...rest])),
}));
const flows = fc.array(flow, { minLength: 1, maxLength: 2 });

const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean(), paragraph).map(([columns, rows, hasHead, inside]) =>
  node(
    "table",
    {},
    Array.from({ length: rows }, (_row, index) =>
      node(
        "tableRow",
        {},
        Array.from({ length: columns }, () => node(hasHead && index === 0 ? "tableHeader" : "tableCell", {}, [inside])),
      ),
    ),
  ),
);

const named = (attribute: string) => fc.constantFrom({}, { [attribute]: 'Roberto <Mancini> & "Italy"' });
/** The blocks of a newsroom. */
const newsroomBlock: fc.Arbitrary<RichTextNode> = fc.oneof(
  fc.tuple(dir, named("attribution"), inlines).map(([where, who, content]) => node("pullQuote", { ...where, ...who }, content)),
  fc.tuple(dir, named("title"), flows).map(([where, title, content]) => node("factBox", { ...where, ...title }, content)),
  fc
    .array(
      fc.tuple(fc.constantFrom({}, { minute: "90+4" }, { minute: "HT<b>" }), inlines).map(([minute, content]) => node("keyMoment", minute, content)),
      { minLength: 1, maxLength: 3 },
    )
    .map((moments) => node("keyMoments", {}, moments)),
  fc
    .array(
      fc
        .tuple(fc.option(uuid), named("name"), fc.option(fc.integer({ min: 0, max: 20 })), inlines)
        .map(([entryId, name, halves, content]) =>
          node("playerRating", { ...(entryId === null ? {} : { entryId }), ...name, ...(halves === null ? {} : { rating: halves / 2 }) }, content),
        ),
      { minLength: 1, maxLength: 3 },
    )
    .map((ratings) => node("playerRatings", {}, ratings)),
  fc.array(uuid, { maxLength: 3 }).map((ids) =>
    node(
      "relatedEntries",
      {},
      ids.map((entryId) => node("relatedEntry", { entryId })),
    ),
  ),
  fc.array(fc.tuple(uuid, named("caption")), { maxLength: 3 }).map((pictures) =>
    node(
      "gallery",
      {},
      pictures.map(([assetId, caption]) => node("galleryImage", { assetId, ...caption })),
    ),
  ),
  fc.constantFrom("", "<form><input></form>", "<script>alert(1)</script>", '<img src=x onerror="alert(1)">').map((html) => node("legacyHtml", { html })),
);

const block: fc.Arbitrary<RichTextNode> = fc.oneof(
  flow,
  newsroomBlock,
  fc.tuple(dir, fc.constantFrom(2, 3, 4), inlines).map(([attrs, level, content]) => node("heading", { ...attrs, level }, content)),
  fc.tuple(flows, fc.constantFrom({}, { attribution: "Roberto <Mancini>" })).map(([content, attrs]) => node("quote", attrs, content)),
  table,
  fc
    .tuple(fc.constantFrom("image", "clip"), uuid, fc.constantFrom({}, { caption: "Wembley & crowd" }))
    .map(([type, assetId, rest]) => node(type, { assetId, ...rest })),
  fc
    .constantFrom(
      { provider: "youtube", embedId: "dQw4w9WgXcQ" },
      { provider: "dailymotion", embedId: "x8abcde" },
      { provider: "x", embedId: "1414344223456789012" },
    )
    .map((attrs) => node("embed", attrs)),
  fc.constant(node("divider", {})),
);

const legalDocOf = (maxLength: number): fc.Arbitrary<RichTextDoc> =>
  fc.array(block, { maxLength }).map((content) => withBlockIds({ type: "doc", formatVersion, content }));
/** A stored document that is legal in every respect. */
export const legalDoc = legalDocOf(6);
/** The same with few blocks, for many runs. */
export const smallLegalDoc = legalDocOf(2);

/** A block of a format to come. */
export const unknownBlock: fc.Arbitrary<RichTextNode> = fc
  .tuple(fc.constantFrom("lineUp", "scoreCard", "constructor", "opaque", "__proto__"), fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }))
  .map(([type, attrs]) => ({ type, attrs }));

const typeNames = ["doc", "text", "opaque", "constructor", "__proto__", ...Object.keys(nodeFormats)];
const hostile = fc.constantFrom<unknown>(
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  '"><script>alert(1)</script>',
  'x" onerror="alert(1)',
  "<img src=x onerror=alert(1)>",
  "//evil.example",
  2,
  -1,
  null,
  [],
  {},
);
const { anyNode } = fc.letrec<{ anyNode: unknown }>((tie) => ({
  anyNode: fc.oneof(
    { maxDepth: 5 },
    fc.jsonValue(),
    fc.record(
      {
        type: fc.oneof(fc.constantFrom<unknown>(...typeNames), fc.jsonValue()),
        text: hostile,
        attrs: fc.oneof(
          fc.jsonValue(),
          fc.record(
            {
              id: hostile,
              href: hostile,
              level: hostile,
              assetId: hostile,
              caption: hostile,
              dir: hostile,
              provider: hostile,
              embedId: hostile,
              onclick: hostile,
              json: hostile,
              entryId: hostile,
              title: hostile,
              attribution: hostile,
              minute: hostile,
              name: hostile,
              rating: hostile,
              html: hostile,
              suggestion: hostile,
            },
            { requiredKeys: [] },
          ),
        ),
        marks: fc.array(
          fc.record({
            type: fc.constantFrom("link", "bold", "style", "insertion", "deletion", "toString"),
            attrs: fc.record({ href: hostile, entryId: hostile }, { requiredKeys: [] }),
          }),
        ),
        content: fc.oneof(fc.array(tie("anyNode"), { maxLength: 4 }), fc.jsonValue()),
      },
      { requiredKeys: ["type"] },
    ),
  ),
}));

/** Whatever may lie in a database or come over the wire: rich text's words in the wrong places, with hostile values. */
export const anyDoc: fc.Arbitrary<unknown> = fc.oneof(
  anyNode,
  fc.record({ type: fc.constant("doc"), formatVersion: fc.constantFrom<unknown>(0, 1, 2, 3, "1", undefined), content: fc.array(anyNode, { maxLength: 5 }) }),
);

/** A legal document in which a few nodes went wrong: other types, stray attributes, things in the wrong place, ids twice, prototype names. */
export const brokenDoc: fc.Arbitrary<unknown> = fc
  .tuple(
    smallLegalDoc,
    fc.array(fc.record({ at: fc.nat(), what: fc.nat(), value: hostile, type: fc.constantFrom(...typeNames) }), { minLength: 1, maxLength: 3 }),
  )
  .map(([doc, faults]) => {
    const broken = structuredClone(doc);
    for (const { at, what, value, type } of faults) {
      const nodes = nodesIn(broken);
      const node = nodes[at % nodes.length] as Record<string, unknown>;
      breakages[what % breakages.length]?.(node, structuredClone(value), type);
    }
    return broken;
  });

const breakages: readonly ((node: Record<string, unknown>, value: unknown, type: string) => void)[] = [
  (node, _value, type) => {
    node["type"] = type;
  },
  (node, value) => {
    node["type"] = value;
  },
  (node, value, type) => {
    node["attrs"] = { ...(node["attrs"] as object), [type]: value };
  },
  (node, value) => {
    for (const name of Object.keys(node["attrs"] ?? {})) (node["attrs"] as Record<string, unknown>)[name] = value;
  },
  (node, value) => {
    node["content"] = value;
  },
  (node, value, type) => {
    node["content"] = [...(Array.isArray(node["content"]) ? node["content"] : []), { type }, value, { type: "text", text: value }];
  },
  (node, value, type) => {
    node["marks"] = [{ type, attrs: { href: value } }, value, { type: "link", attrs: { entryId: value } }];
  },
  (node, value) => {
    Object.assign(node, JSON.parse(`{"__proto__": {"type": "paragraph"}, "constructor": ${JSON.stringify(value) ?? "null"}, "toString": 1}`));
  },
  (node) => {
    node["attrs"] = { ...(node["attrs"] as object), id: "twice" };
  },
];

const nodesIn = (node: { content?: unknown }): object[] => [
  node,
  ...(Array.isArray(node.content) ? node.content : []).flatMap((child: unknown) =>
    child !== null && typeof child === "object" && !Array.isArray(child) ? nodesIn(child) : [],
  ),
];

/** Few nodes and many levels, or few levels and many nodes. */
export const outsizedDoc: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom("quote", "bulletList", "factBox", "table", "lineUp", "paragraph"), fc.integer({ min: 30, max: 400 }), fc.boolean())
  .map(([type, size, isDeep]) => {
    let inner: RichTextNode = { type: "paragraph", content: [{ type: "text", text: "x".repeat(size) }] };
    const wrap = (content: RichTextNode[]): RichTextNode => ({ type, content: type === "bulletList" ? [{ type: "listItem", content }] : content });
    if (!isDeep) return { type: "doc", formatVersion, content: Array.from({ length: size }, () => wrap([inner])) };
    for (let level = 0; level < size; level++) inner = wrap([inner]);
    return { type: "doc", formatVersion, content: [inner] };
  });
