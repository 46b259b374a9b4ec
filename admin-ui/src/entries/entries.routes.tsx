import type { RouteObject } from "react-router";
import { lazyPage } from "../platform/lazy-page.ts";

/** Lists of entries. The workspace of one entry is composed in `app/entry-workspace`. */
export const routes: RouteObject[] = [
  { path: "content", lazy: lazyPage(["entries"], async () => (await import("./pages/content-list-page.tsx")).ContentListPage) },
  { path: "content/bin", lazy: lazyPage(["entries"], async () => (await import("./pages/bin-page.tsx")).BinPage) },
];
