import type { RouteObject } from "react-router";
import { lazyPage } from "../../platform/lazy-page.ts";

/** The workspace of one entry. It is a chunk of its own: the editor is the heaviest page. */
const lazy = lazyPage(["entries", "rich-text", "media"], async () => (await import("./entry-workspace-page.tsx")).EntryWorkspacePage);
export const routes: RouteObject[] = [
  { path: "content/:entryId", lazy },
  { path: "content/:entryId/:locale", lazy },
];
