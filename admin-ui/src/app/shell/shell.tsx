import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation, useNavigation } from "react-router";
import { ErrorBoundary } from "../../platform/error-boundary.tsx";
import { usePreference } from "../../platform/preferences.ts";
import { pageSlotIds } from "../../ui/page-slots.tsx";
import { showToast, Toasts } from "../../ui/toasts.tsx";
import { PaletteHost } from "./palette-host.tsx";
import { Rail } from "./rail.tsx";
import { SignInAgain } from "./sign-in-again.tsx";
import { TopBar } from "./top-bar.tsx";
import { Trays } from "./trays.tsx";
import "./shell.css";

/** The frame: rail, top bar, page, status strip. Pages fill its places through `PageSlot`. */
export function Shell() {
  const { t } = useTranslation("ui");
  const [rail, setRail] = usePreference("rail", "open");
  const isOpen = rail === "open";
  useNewVersionNotice();
  return (
    <div className={`shell${isOpen ? " shell-open" : ""}`}>
      <a className="shell-skip" href="#main">
        {t("skipToPage")}
      </a>
      <Rail isOpen={isOpen} onToggle={() => setRail(isOpen ? "slim" : "open")} />
      <TopBar />
      <main id="main" className="shell-main" tabIndex={-1}>
        <NavigationBar />
        <PageOutlet />
      </main>
      <footer className="pb-strip shell-strip pb-wide-only" id={pageSlotIds.strip} />
      <PaletteHost />
      <Trays />
      <SignInAgain />
      <Toasts closeLabel={t("close")} />
    </div>
  );
}

/** A failing page keeps the frame; the next address starts afresh. */
function PageOutlet() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname}>
      <Suspense>
        <Outlet />
      </Suspense>
    </ErrorBoundary>
  );
}

/** The click was taken: a line at the top while the next page's code comes. */
function NavigationBar() {
  const { state } = useNavigation();
  return state === "idle" ? null : <div className="shell-progress" role="progressbar" aria-hidden />;
}

/** After an upgrade an open tab asks for files that are gone: say so instead of failing. */
function useNewVersionNotice(): void {
  const { t } = useTranslation("app");
  useEffect(() => {
    const tell = (event: Event): void => {
      event.preventDefault();
      // Without a connection nothing is said about versions: whoever asked for the code says what it needs.
      if (!navigator.onLine) return;
      showToast({ tone: "problem", text: t("newVersion"), action: { label: t("reload"), onClick: () => window.location.reload() } });
    };
    window.addEventListener("vite:preloadError", tell);
    return () => window.removeEventListener("vite:preloadError", tell);
  }, [t]);
}
