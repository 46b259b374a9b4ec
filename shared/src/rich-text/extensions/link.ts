import { Mark } from "@tiptap/core";
import { idSchema } from "../../kernel/ids.ts";
import { isAllowedUrl } from "../rich-text.links.ts";
import type { DomElement } from "./dom-element.ts";

/** To another entry by its id, or to a page outside by URL; never both. How it is drawn (target, rel) is the renderer's business. */
export const Link = Mark.create({
  name: "link",
  // Typing after a link is not part of it.
  inclusive: false,
  addAttributes() {
    return {
      href: {
        default: null,
        parseHTML: (element: DomElement) => (element.getAttribute("data-entry-id") === null ? element.getAttribute("href")?.trim() : null),
      },
      entryId: {
        default: null,
        parseHTML: (element: DomElement) => element.getAttribute("data-entry-id"),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["entryId"] ? { "data-entry-id": attributes["entryId"] } : {}),
      },
    };
  },
  parseHTML() {
    return [
      {
        tag: "a",
        getAttrs: (element: DomElement) => {
          const entryId = element.getAttribute("data-entry-id");
          if (entryId !== null) return idSchema.safeParse(entryId).success ? null : false;
          return isAllowedUrl(element.getAttribute("href")?.trim() ?? "") ? null : false;
        },
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    const { href, ...rest } = HTMLAttributes;
    // Raw DOM is written here (editor, clipboard): the allow-list is asked once more.
    return ["a", { ...rest, ...(typeof href === "string" && isAllowedUrl(href) ? { href, rel: "noopener" } : {}) }, 0];
  },
});
