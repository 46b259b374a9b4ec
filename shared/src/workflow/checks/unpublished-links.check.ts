import type { Check } from "./check.ts";
import { referencePlaces } from "./field-places.ts";

/**
 * Links and references to entries that readers of this language cannot open. Source: delivery renders a link to an entry that is not live as plain text
 * and leaves the reference out (docs/features/rich-text.md). An entry that goes live in the same set counts as live.
 */
export const unpublishedLinks: Check = {
  name: "unpublished-links",
  level: "advice",
  find: ({ definition, fields, facts }) =>
    referencePlaces(definition, fields).flatMap(({ kind, id, path, blockId, isInText }) => {
      if (kind !== "entry" || !Object.hasOwn(facts.entries, id) || facts.entries[id]?.state !== "draft") return [];
      const { title } = facts.entries[id];
      return [
        {
          path,
          ...(blockId === undefined ? {} : { blockId }),
          reason: isInText ? "link" : "reference",
          params: { title },
          message: `The entry ${id} is not live in this language, so readers get no link to it.`,
        },
      ];
    }),
};
