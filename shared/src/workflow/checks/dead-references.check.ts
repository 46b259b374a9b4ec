import type { Check, Found } from "./check.ts";
import { referencePlaces } from "./field-places.ts";

/**
 * Entries in the bin, assets that are gone or have no file yet. Source: readers would get a hole. Entries' own gate refuses the same at publish;
 * what was written a moment ago and has not been looked up is passed over until it has.
 */
export const deadReferences: Check = {
  name: "dead-references",
  level: "blocking",
  find: ({ definition, fields, facts }) =>
    referencePlaces(definition, fields).flatMap(({ kind, id, path, blockId }): Found[] => {
      const place = { path, ...(blockId === undefined ? {} : { blockId }) };
      if (kind === "entry") {
        const entry = own(facts.entries, id);
        if (entry === undefined || (entry.state !== "bin" && entry.state !== "missing")) return [];
        return [{ ...place, reason: entry.state === "bin" ? "inBin" : "noEntry", params: { title: entry.title }, message: `The entry ${id} is not there.` }];
      }
      const asset = own(facts.assets, id);
      if (asset === undefined || asset.state === "ready") return [];
      const params = { fileName: asset.fileName };
      if (asset.state === "missing") return [{ ...place, reason: "noAsset", params, message: `The asset ${id} is not there.` }];
      return [{ ...place, reason: "notReady", params, message: `The file of ${asset.fileName} is ${asset.state}, not ready.` }];
    }),
};

const own = <Fact>(facts: Readonly<Record<string, Fact>>, id: string): Fact | undefined => (Object.hasOwn(facts, id) ? facts[id] : undefined);
