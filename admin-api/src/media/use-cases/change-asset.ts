import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import type { AssetView, ChangeAssetInput } from "@pressbox/shared/media/media.schema.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { listLocales } from "../../locales/locales.public.ts";
import { notAllowed, notFound, preconditionFailed } from "../../platform/errors.ts";
import type { MediaDeps } from "../media.deps.ts";
import { revisionRequired, unknownLocale } from "../media.errors.ts";
import { assetChanged } from "../media.events.ts";
import { requirePermission } from "../media.policy.ts";
import { type AssetRow, findAssetRow, saveChange } from "../media.repository.ts";
import { viewAsset } from "./read-assets.ts";

/**
 * Changes credit, name and texts. Without `asset.edit`, a holder of `asset.translate` changes the texts of target locales in their scope.
 * @param revision that the caller saw (`If-Match`)
 */
export async function changeAsset(deps: MediaDeps, actor: Actor, id: string, input: ChangeAssetInput, revision: number | undefined): Promise<AssetView> {
  requirePermission(actor, can(actor, "asset.edit") ? "asset.edit" : "asset.translate");
  if (revision === undefined) throw revisionRequired();
  const isChanged = await deps.database.transaction(async (tx) => {
    const asset = await findAssetRow(tx, id);
    if (!asset) throw notFound("asset");
    const locales = await listLocales(tx);
    requireTextsOnly(actor, input, locales);
    const known = new Set(locales.map((locale) => locale.code));
    for (const [index, text] of (input.texts ?? []).entries()) if (!known.has(text.locale)) throw unknownLocale(`texts.${index}.locale`);
    const change = {
      credit: input.credit?.trim() ?? asset.credit,
      fileName: input.fileName ?? asset.fileName,
      texts: mergeTexts(asset.texts, input.texts ?? []),
    };
    if (asset.revision !== revision || !(await saveChange(tx, id, revision, change, deps.clock.now()))) return false;
    await recordAudit(tx, deps.clock, actor, { action: "asset.changed", subject: `asset:${id}`, details: { fields: Object.keys(input) } });
    await deps.outbox.append(tx, assetChanged, { assetId: id });
    return true;
  });
  const current = await viewAsset(deps, actor, id);
  if (!isChanged) throw preconditionFailed({ current });
  return current;
}

/** @throws AppError 403 naming what would be needed, for anything a translator may not change */
function requireTextsOnly(actor: Actor, input: ChangeAssetInput, locales: readonly Locale[]): void {
  if (can(actor, "asset.edit")) return;
  const source = locales.find((locale) => locale.isSource)?.code;
  const texts = input.texts ?? [];
  if (input.credit !== undefined || input.fileName !== undefined || texts.some((text) => text.locale === source)) throw notAllowed("asset.edit");
  if (texts.some((text) => !can(actor, "asset.translate", { locale: text.locale }))) throw notAllowed("asset.translate");
}

/** Texts of the locales in `given` replace those that stand; empty ones go. */
function mergeTexts(standing: AssetRow["texts"], given: NonNullable<ChangeAssetInput["texts"]>) {
  const merged = new Map(standing.map(({ locale, alt, caption }) => [locale, { locale, alt, caption }]));
  for (const { locale, alt, caption } of given) merged.set(locale, { locale, alt: alt.trim(), caption: caption.trim() });
  return [...merged.values()].filter(({ alt, caption }) => alt !== "" || caption !== "");
}
