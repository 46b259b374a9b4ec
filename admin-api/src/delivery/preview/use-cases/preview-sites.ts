import { originOfTemplate } from "@pressbox/shared/delivery/preview.schema.ts";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../../audit/audit.public.ts";
import { getContentType } from "../../../content-types/content-types.public.ts";
import { notAllowed, notFound } from "../../../platform/errors.ts";
import { siteIsOurselves } from "../../delivery.errors.ts";
import type { PreviewDeps } from "../preview.deps.ts";
import { deletePreviewSite, savePreviewSite } from "../preview-sites.repository.ts";

/** Says where the site shows drafts of a type; null: nowhere. @throws AppError 403, 404, 422 for our own origin */
export async function setPreviewSite(deps: PreviewDeps, actor: Actor, contentType: string, urlTemplate: string | null): Promise<void> {
  if (!can(actor, "content-type.edit")) throw notAllowed("content-type.edit");
  // Framed with scripts, our own pages would have the rights of whoever looks.
  if (urlTemplate !== null && originOfTemplate(urlTemplate) === new URL(deps.config.publicUrl).origin) throw siteIsOurselves();
  if (!(await getContentType(deps.database.read, contentType))) throw notFound("content type");
  await deps.database.transaction(async (tx) => {
    if (urlTemplate === null) {
      if (!(await deletePreviewSite(tx, contentType))) throw notFound("preview site");
    } else await savePreviewSite(tx, contentType, urlTemplate, deps.clock.now());
    await recordAudit(tx, deps.clock, actor, { action: "preview-site.changed", subject: `content-type:${contentType}`, details: { urlTemplate } });
  });
  await deps.origins.refresh();
}
