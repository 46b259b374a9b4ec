import type { RouteObject } from "react-router";
import { lazyPage } from "../platform/lazy-page.ts";

export const routes: RouteObject[] = [{ path: "media", lazy: lazyPage(["media"], async () => (await import("./pages/media-page.tsx")).MediaPage) }];
