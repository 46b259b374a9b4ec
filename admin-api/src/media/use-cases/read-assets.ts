import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { can } from "@pressbox/shared/identity/identity.permissions.ts";
import { decodeCursor, encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import type { AssetListQuery, AssetUse, AssetView } from "@pressbox/shared/media/media.schema.ts";
import { findPeople } from "../../identity/identity.public.ts";
import { invalidInput, notFound } from "../../platform/errors.ts";
import { whichAreUsed } from "../../references/references.public.ts";
import type { MediaDeps } from "../media.deps.ts";
import { requirePermission } from "../media.policy.ts";
import { presentAsset } from "../media.presenter.ts";
import { type AssetPosition, type AssetRow, findAssetPositions, findAssetRow, findAssetRows } from "../media.repository.ts";
import { findUses } from "../media.uses.ts";

/** Assets looked at for one page when a filter has to ask the reference index: bounds the time, not the result. */
const scanBatch = 200;
const scanBatches = 25;

/**
 * A page of the library. With `used` the candidates are walked in order and asked for in the reference index, at most 5,000 a page: a page may
 * then be short, even empty, and still have a next one.
 */
export async function listAssets(deps: MediaDeps, actor: Actor, query: AssetListQuery): Promise<{ items: AssetView[]; nextCursor: string | null }> {
  requirePermission(actor, "asset.read");
  const found: AssetPosition[] = [];
  let after = readCursor(query.cursor);
  let isEnd = false;
  const batch = query.used ? scanBatch : query.limit + 1;
  for (let round = 0; round < scanBatches && found.length <= query.limit && !isEnd; round++) {
    const candidates = await findAssetPositions(deps.database.read, query, after, batch);
    isEnd = candidates.length < batch;
    after = candidates.at(-1) ?? after;
    found.push(...(await keepUsed(deps, query.used, candidates)));
  }
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : isEnd ? undefined : after;
  return { items: await viewAssets(deps, page), nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
}

async function keepUsed(deps: MediaDeps, used: AssetListQuery["used"], candidates: AssetPosition[]): Promise<AssetPosition[]> {
  if (!used || candidates.length === 0) return candidates;
  const ids = candidates.map(({ id }) => id);
  const pointedAt = await whichAreUsed(deps.database.read, "asset", ids, used === "live" ? "live" : undefined);
  return candidates.filter(({ id }) => pointedAt.has(id) === (used === "live"));
}

function readCursor(cursor: string | undefined): AssetPosition | undefined {
  if (cursor === undefined) return undefined;
  const [createdAt, id] = decodeCursor(cursor, ["instant", "text"]) ?? [];
  if (!createdAt || id === undefined) throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "Not a cursor of this list." }]);
  return { createdAt, id };
}

async function viewAssets(deps: MediaDeps, page: readonly AssetPosition[]): Promise<AssetView[]> {
  const rows = new Map(
    (
      await findAssetRows(
        deps.database.read,
        page.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const ordered = page.map(({ id }) => rows.get(id)).filter((row): row is AssetRow => row !== undefined);
  const names = await findPeople(
    deps.database.read,
    ordered.map((row) => row.createdById),
  );
  return ordered.map((row) => presentAsset(row, names.get(row.createdById) ?? ""));
}

/** One asset. @throws AppError 404 */
export async function viewAsset(deps: MediaDeps, actor: Actor, id: string): Promise<AssetView> {
  requirePermission(actor, "asset.read");
  const asset = await findAssetRow(deps.database.read, id);
  if (!asset) throw notFound("asset");
  const names = await findPeople(deps.database.read, [asset.createdById]);
  return presentAsset(asset, names.get(asset.createdById) ?? "");
}

/** Where an asset is used. Entries that the actor may not read are counted, without their titles. */
export async function listUses(deps: MediaDeps, actor: Actor, id: string): Promise<AssetUse[]> {
  requirePermission(actor, "asset.read");
  if (!(await findAssetRow(deps.database.read, id))) throw notFound("asset");
  const uses = await findUses(deps.database.read, id);
  const names = new Map((await deps.nameEntries(deps.database.read, uses)).map((entry) => [`${entry.entryId}:${entry.locale}`, entry]));
  return uses.map((use) => {
    const entry = names.get(`${use.entryId}:${use.locale}`);
    // By type alone, as entries are read: a translator sees the English page too.
    const isReadable = entry && can(actor, "entry.read", { contentType: entry.contentType });
    return { ...use, contentType: entry?.contentType ?? "", title: isReadable ? entry.title : "" };
  });
}
