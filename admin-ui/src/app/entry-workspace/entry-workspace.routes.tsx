import type { RouteObject } from "react-router";
import { lazyPage } from "../../platform/lazy-page.ts";

/** Times are computed with Temporal; a browser that lacks it gets it with the workspace. */
const load = async () => {
  const [page] = await Promise.all([import("./entry-workspace-page.tsx"), "Temporal" in globalThis ? null : import("temporal-polyfill/global")]);
  return page;
};

/** The workspace of one entry. It is a chunk of its own: the editor is the heaviest page. */
const lazy = lazyPage(["entries", "rich-text", "media"], async () => (await load()).EntryWorkspacePage);
export const routes: RouteObject[] = [
  { path: "content/:entryId", lazy },
  { path: "content/:entryId/:locale", lazy },
];

/** The code comes when somebody is about to open an entry: the pointer or the focus is on a link to one. */
function fetchAhead(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || !/^\/content\/[0-9a-f-]{36}/.test(link.pathname)) return;
  for (const type of signs) document.removeEventListener(type, fetchAhead);
  void load().catch(() => undefined);
}
const signs = ["pointerover", "focusin", "touchstart"] as const;
for (const type of signs) document.addEventListener(type, fetchAhead, { passive: true });
