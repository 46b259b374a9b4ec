import type { RouteObject } from "react-router";
import { lazyPage } from "../../platform/lazy-page.ts";

export const routes: RouteObject[] = [
  { index: true, lazy: lazyPage(["entries", "content-types", "delivery"], async () => (await import("./home-page.tsx")).HomePage) },
];
