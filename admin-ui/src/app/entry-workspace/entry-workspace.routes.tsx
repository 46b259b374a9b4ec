import type { RouteObject } from "react-router";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { lazyPage } from "../../platform/lazy-page.ts";

const loadPage = async () => (await import("./entry-workspace-page.tsx")).EntryWorkspacePage;
/** Times are computed with Temporal; a browser that lacks it gets it with the workspace. */
const load = async () => {
  const [Page] = await Promise.all([loadPage(), "Temporal" in globalThis ? null : import("temporal-polyfill/global")]);
  return Page;
};

const texts = ["entries", "rich-text", "media"] as const;
/** The workspace of one entry. It is a chunk of its own: the editor is the heaviest page. */
const lazy = lazyPage(texts, load);
export const routes: RouteObject[] = [
  { path: "content/:entryId", lazy },
  { path: "content/:entryId/:locale", lazy },
];

/** The code comes when somebody is about to open an entry: the pointer or the focus is on a link to one. */
function fetchAhead(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || !/^\/content\/[0-9a-f-]{36}/.test(link.pathname)) return;
  for (const type of signs) document.removeEventListener(type, fetchAhead);
  void Promise.all([load(), loadTexts(texts)]).catch(() => undefined);
}
const signs = ["pointerover", "focusin", "touchstart"] as const;
for (const type of signs) document.addEventListener(type, fetchAhead, { passive: true });
