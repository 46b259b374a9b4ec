/** Whether what the fields point at is there and of the right sort. Asked when a draft is written through the API, and again at publish. */
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { findAssets } from "../media/media.public.ts";
import type { Reader } from "../platform/database/database.ts";
import type { FieldReference } from "./draft-content.ts";
import { findEntries } from "./drafts.repository.ts";

/** @param isPublishing then assets must also be ready */
export async function targetProblems(reader: Reader, references: readonly FieldReference[], isPublishing: boolean): Promise<FieldProblem[]> {
  const ids = (kind: FieldReference["toKind"]) => [...new Set(references.filter((reference) => reference.toKind === kind).map((reference) => reference.toId))];
  const [entryIds, assetIds] = [ids("entry"), ids("asset")];
  const entries = new Map(entryIds.length === 0 ? [] : (await findEntries(reader, entryIds)).map((entry) => [entry.id, entry]));
  const assets = assetIds.length === 0 ? new Map<string, { kind: string; state: string }>() : await findAssets(reader, assetIds);
  return references.flatMap((reference): FieldProblem[] => {
    const { at: path, toId, accept } = reference;
    if (reference.toKind === "entry") {
      const entry = entries.get(toId);
      if (!entry || entry.deletedAt !== null) return [{ path, rule: "reference_missing", message: `There is no entry ${toId}.` }];
      if (accept.length > 0 && !accept.includes(entry.contentType))
        return [{ path, rule: "reference_wrong_type", message: `An entry of type ${entry.contentType} cannot stand here, only ${accept.join(", ")}.` }];
      return [];
    }
    const asset = assets.get(toId);
    if (!asset) return [{ path, rule: "asset_missing", message: `There is no asset ${toId}.` }];
    if (accept.length > 0 && !accept.includes(asset.kind))
      return [{ path, rule: "asset_wrong_kind", message: `This asset is of kind ${asset.kind}, only ${accept.join(", ")} can stand here.` }];
    if (isPublishing && asset.state !== "ready") return [{ path, rule: "asset_not_ready", message: `The asset is ${asset.state}, not ready.` }];
    return [];
  });
}
