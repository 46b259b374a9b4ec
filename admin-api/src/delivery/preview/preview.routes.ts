/** Previews: for the admin's pane, for whoever has a link, and for a site that draws its own. */
import { deliveredEntrySchema } from "@pressbox/shared/delivery/delivery.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Response } from "express";
import { z } from "zod";
import { readPreviewDraft } from "../../entries/entries.public.ts";
import { listLocales } from "../../locales/locales.public.ts";
import { defineRoute, type Route } from "../../platform/http/route.ts";
import { serverTexts } from "../../platform/texts/server-texts.ts";
import { previewGone } from "../delivery.errors.ts";
import type { PreviewDeps } from "./preview.deps.ts";
import { neverKept, previewPageHeaders } from "./preview-headers.ts";
import { linkRoutes, siteRoutes } from "./preview-links.routes.ts";
import { gonePage, type PreviewPage, previewPage } from "./preview-page.ts";
import { variantParams, variantPath } from "./preview-variant.ts";
import { openPreviewLink } from "./use-cases/open-preview-link.ts";

const base = { tag: "delivery" } as const;
const secretParams = z.object({ secret: z.string().max(200) });

export function previewRoutes(deps: PreviewDeps): Route[] {
  return [...paneRoutes(deps), ...linkRoutes(deps), ...siteRoutes(deps), ...openRoutes(deps)];
}

function paneRoutes(deps: PreviewDeps): Route[] {
  const read = async (actor: Actor, { id, locale }: z.output<typeof variantParams>) => {
    // Who may not see it is told so before anything is stored for them.
    await readPreviewDraft(deps.database.read, actor, { entryId: id, locale });
    await deps.flushDrafts(id);
    const draft = await readPreviewDraft(deps.database.read, actor, { entryId: id, locale });
    return { draft, entry: await deps.previews.read(draft) };
  };
  return [
    defineRoute({
      ...base,
      method: "get",
      path: `${variantPath}/preview`,
      summary: "The draft as the delivery API would answer it",
      permission: "entry.read",
      params: variantParams,
      responses: { 200: deliveredEntrySchema },
      handle: async ({ actor, params }) => ({ status: 200, body: (await read(actor, params)).entry, headers: neverKept }),
    }),
    defineRoute({
      ...base,
      method: "get",
      path: `${variantPath}/preview-page`,
      summary: "The same as a page, for the admin's pane",
      permission: "entry.read",
      params: variantParams,
      responses: { 200: null },
      async handle({ actor, params, response }) {
        const { draft, entry } = await read(actor, params);
        const page = { entry, definition: draft.definition, direction: await directionOf(deps, params.locale), expiresAt: null };
        sendPage(deps, response, { ...page, texts: serverTexts("preview-page", params.locale) }, true);
        return "stream";
      },
    }),
  ];
}

function openRoutes(deps: PreviewDeps): Route[] {
  return [
    defineRoute({
      ...base,
      method: "get",
      path: "/preview/{secret}",
      summary: "A draft as a page, for whoever has the link",
      permission: "public",
      params: secretParams,
      responses: { 200: null, 404: null },
      async handle({ params, raw, response }) {
        const wanted = raw.acceptsLanguages().filter((language) => language !== "*");
        const opened = await openPreviewLink(deps, params.secret);
        if (!opened) {
          response
            .status(404)
            .set(previewPageHeaders([], false))
            .end(gonePage(serverTexts("preview-page", ...wanted)));
          return "stream";
        }
        const { link, draft, entry } = opened;
        const page = { entry, definition: draft.definition, direction: await directionOf(deps, entry.locale), expiresAt: link.expiresAt };
        sendPage(deps, response, { ...page, texts: serverTexts("preview-page", ...wanted, entry.locale) }, false);
        return "stream";
      },
    }),
    defineRoute({
      ...base,
      method: "get",
      path: "/delivery/v1/preview/{secret}",
      summary: "The same in the shape of the delivery API, for a site that draws its own preview",
      permission: "public",
      params: secretParams,
      responses: { 200: deliveredEntrySchema },
      async handle({ params }) {
        const opened = await openPreviewLink(deps, params.secret);
        if (!opened) throw previewGone();
        return { status: 200, body: opened.entry, headers: { ...neverKept, "Access-Control-Allow-Origin": "*" } };
      },
    }),
  ];
}

function sendPage(deps: PreviewDeps, response: Response, page: PreviewPage, isFramed: boolean): void {
  response.status(200).set(previewPageHeaders(deps.blobOrigins, isFramed)).end(previewPage(page));
}

async function directionOf(deps: PreviewDeps, code: string): Promise<"ltr" | "rtl"> {
  return (await listLocales(deps.database.read)).find((locale) => locale.code === code)?.direction ?? "ltr";
}
