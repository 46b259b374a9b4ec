import { Navigate, type RouteObject } from "react-router";
import { lazyPage } from "../../platform/lazy-page.ts";

/** Settings put pages of several features side by side, so the app composes them. */
export const routes: RouteObject[] = [
  {
    path: "settings",
    lazy: lazyPage(["identity", "locales", "content-types", "workflow", "preview"], async () => (await import("./settings-layout.tsx")).SettingsLayout),
    children: [
      { index: true, element: <Navigate to="account" replace /> },
      { path: "account", lazy: lazyPage(["identity"], async () => (await import("../../identity/pages/account-page.tsx")).AccountPage) },
      { path: "people", lazy: lazyPage(["identity"], async () => (await import("./people-settings.tsx")).PeopleSettings) },
      { path: "tokens", lazy: lazyPage(["identity"], async () => (await import("./token-settings.tsx")).TokenSettings) },
      { path: "languages", lazy: lazyPage(["locales"], async () => (await import("../../locales/pages/languages-page.tsx")).LanguagesPage) },
      { path: "checks", lazy: lazyPage(["workflow"], async () => (await import("../../workflow/pages/checks-page.tsx")).ChecksPage) },
      { path: "previews", lazy: lazyPage(["preview"], async () => (await import("../../delivery/preview/preview-sites-page.tsx")).PreviewSitesPage) },
      {
        path: "content-types",
        lazy: lazyPage(["content-types"], async () => (await import("../../content-types/pages/content-types-page.tsx")).ContentTypesPage),
      },
      {
        path: "content-types/:key",
        lazy: lazyPage(["content-types"], async () => (await import("../../content-types/pages/content-type-page.tsx")).ContentTypePage),
      },
    ],
  },
];
