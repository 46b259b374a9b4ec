import { type Attribute, Extension } from "@tiptap/core";
import { blockIdSchema, directions, identifiedBlocks } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

const suggestion: Partial<Attribute> = {
  default: null,
  keepOnSplit: false,
  // A copied block is no suggestion any more.
  parseHTML: () => null,
  renderHTML: ({ suggestion }: Record<string, unknown>) =>
    isBlockSuggestion(suggestion) ? { "data-suggested": suggestion.kind, "data-suggestion": suggestion.id } : {},
};
const isBlockSuggestion = (value: unknown): value is { kind: unknown; id: unknown } =>
  typeof value === "object" && value !== null && "kind" in value && "id" in value;

/** `id` (stable, unique), `dir` and an open suggestion on every block that can carry them. */
export const BlockAttributes = Extension.create({
  name: "blockAttributes",
  addGlobalAttributes() {
    return [
      {
        types: [...identifiedBlocks],
        attributes: {
          id: {
            default: null,
            // A split makes a second block, which gets an id of its own.
            keepOnSplit: false,
            parseHTML: (element: DomElement) => blockIdSchema.safeParse(element.getAttribute("data-id")).data ?? null,
            renderHTML: (attributes: Record<string, unknown>) => (attributes["id"] ? { "data-id": attributes["id"] } : {}),
          },
          dir: {
            default: null,
            parseHTML: (element: DomElement) => directions.find((direction) => direction === element.getAttribute("dir")?.toLowerCase()) ?? null,
            renderHTML: (attributes: Record<string, unknown>) => (attributes["dir"] ? { dir: attributes["dir"] } : {}),
          },
          suggestion,
        },
      },
      { types: ["hardBreak"], attributes: { suggestion } },
    ];
  },
});
