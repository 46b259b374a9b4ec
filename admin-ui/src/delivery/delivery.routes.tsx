import type { RouteObject } from "react-router";
import { lazyPage } from "../platform/lazy-page.ts";

export const routes: RouteObject[] = [{ path: "delivery", lazy: lazyPage(["delivery"], async () => (await import("./pages/delivery-page.tsx")).DeliveryPage) }];
