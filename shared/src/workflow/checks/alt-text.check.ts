import type { Check } from "./check.ts";
import { referencePlaces } from "./field-places.ts";

/**
 * Pictures that nobody has described in this language. Source: WCAG 2.2, 1.1.1: who does not see a picture gets its words. A picture described only in
 * a language that readers get instead is said too: a screen reader would read it in the wrong voice (3.1.2). Each picture is named once a field.
 */
export const altText: Check = {
  name: "alt-text",
  level: "advice",
  find({ definition, fields, facts }) {
    const seen = new Set<string>();
    return referencePlaces(definition, fields).flatMap(({ kind, id, path, blockId }) => {
      const asset = kind === "asset" && Object.hasOwn(facts.assets, id) ? facts.assets[id] : undefined;
      if (asset?.kind !== "image" || asset.alt === "own" || asset.state === "missing" || seen.has(`${path} ${id}`)) return [];
      seen.add(`${path} ${id}`);
      return [
        {
          path,
          ...(blockId === undefined ? {} : { blockId }),
          reason: asset.alt === "none" ? "missing" : "otherLanguage",
          params: { fileName: asset.fileName, assetId: id },
          message: asset.alt === "none" ? `${asset.fileName} has no alt text.` : `${asset.fileName} has no alt text in this language.`,
        },
      ];
    });
  },
};
