/** Generated documents for property tests: legal ones, and JSON that looks like rich text and is not. */
import fc from "fast-check";
import { newId } from "../kernel/ids.ts";
import { formatVersion } from "./rich-text.format.ts";
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

const block: fc.Arbitrary<RichTextNode> = fc.oneof(
  flow,
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

/** A stored document that is legal in every respect. */
export const legalDoc: fc.Arbitrary<RichTextDoc> = fc.array(block, { maxLength: 6 }).map((content) => withBlockIds({ type: "doc", formatVersion, content }));

/** A block of a format to come. */
export const unknownBlock: fc.Arbitrary<RichTextNode> = fc
  .tuple(fc.constantFrom("lineUp", "scoreCard", "constructor", "opaque", "__proto__"), fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }))
  .map(([type, attrs]) => ({ type, attrs }));

const typeNames = [
  "doc",
  "text",
  "paragraph",
  "heading",
  "bulletList",
  "listItem",
  "quote",
  "table",
  "tableRow",
  "tableCell",
  "image",
  "embed",
  "link",
  "opaque",
];
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
            },
            { requiredKeys: [] },
          ),
        ),
        marks: fc.array(
          fc.record({ type: fc.constantFrom("link", "bold", "style"), attrs: fc.record({ href: hostile, entryId: hostile }, { requiredKeys: [] }) }),
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
