import { findAssets } from "../../media/media.public.ts";
import type { HandlerContext } from "../../platform/outbox/outbox-relay.ts";
import type { DeliveryDeps } from "../delivery.deps.ts";
import { purgeRequested } from "../delivery.events.ts";
import { countAssetChange } from "../delivery.repository.ts";
import { assetSurrogateKey } from "../delivery.surrogate-keys.ts";
import { assetKey, storedAsset } from "../region/region.ts";

/** An asset's texts or files changed: what shows it is rendered anew and purged. Same order of steps as `showCommit`. */
export async function showAssetChange(deps: DeliveryDeps, { assetId }: { assetId: string }, context: Pick<HandlerContext, "finishIn">): Promise<void> {
  const { database, clock, outbox, region, cdn } = deps;
  const number = await database.transaction((tx) => countAssetChange(tx, region.name, clock.now()));
  const asset = (await findAssets(database.read, [assetId])).get(assetId) ?? null;
  const isStored = await region.put({ ordered: [{ key: assetKey(assetId), value: storedAsset(number, asset) }] });
  await region.advance("assets", number, isStored);
  await database.transaction(async (tx) => {
    if (cdn.isPurging) await outbox.append(tx, purgeRequested, { commitSeq: 0, keys: [assetSurrogateKey(assetId)] });
    await context.finishIn(tx);
  });
}
