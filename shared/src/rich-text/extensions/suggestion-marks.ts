import { Mark } from "@tiptap/core";
import { suggestionSchema } from "../rich-text.format.ts";
import type { DomElement } from "./dom-element.ts";

const attribute = (name: "id" | "authorId" | "at", html: string) => ({
  isRequired: true,
  parseHTML: (element: DomElement) => element.getAttribute(html),
  renderHTML: (attributes: Record<string, unknown>) => ({ [html]: attributes[name] }),
});

/** Text that somebody suggests to add (`ins`) or to take out (`del`). Foreign `<ins>` and `<del>` are no suggestions of ours: they name nobody. */
function suggestionMark(name: "insertion" | "deletion", tag: "ins" | "del") {
  return Mark.create({
    name,
    // What is typed at its edge is the next edit's business, not this suggestion's.
    inclusive: false,
    excludes: name,
    addAttributes: () => ({ id: attribute("id", "data-suggestion"), authorId: attribute("authorId", "data-author"), at: attribute("at", "data-at") }),
    parseHTML: () => [
      {
        tag: `${tag}[data-suggestion]`,
        getAttrs: (element: DomElement) => {
          const [id, authorId, at] = ["data-suggestion", "data-author", "data-at"].map((attribute) => element.getAttribute(attribute));
          return suggestionSchema.safeParse({ id, authorId, at }).success ? null : false;
        },
      },
    ],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

export const Insertion = suggestionMark("insertion", "ins");
export const Deletion = suggestionMark("deletion", "del");
