import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { RouteProblem } from "../platform/error-boundary.tsx";
import { lazyPage } from "../platform/lazy-page.ts";
import { Shell } from "./shell/shell.tsx";
import { ShellSkeleton } from "./shell/shell-skeleton.tsx";

/**
 * Every `<feature>.routes.tsx` (and those of the workspaces in this folder) is collected here: it exports `routes`, each page lazy. A new feature
 * is found by its file name.
 */
const collected = import.meta.glob<{ routes: RouteObject[] }>(["../*/*.routes.tsx", "./*/*.routes.tsx"], { eager: true });

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteProblem />,
    HydrateFallback: ShellSkeleton,
    children: [
      {
        errorElement: <RouteProblem />,
        children: [
          ...Object.values(collected).flatMap((module) => module.routes),
          // Where a bookmark of the sign-in lands once somebody is in.
          { path: "sign-in", element: <Navigate to="/" replace /> },
          { path: "*", lazy: lazyPage([], async () => (await import("./pages/missing-page.tsx")).MissingPage) },
        ],
      },
    ],
  },
]);
