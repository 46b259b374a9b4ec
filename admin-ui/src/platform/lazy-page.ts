import type { ComponentType } from "react";
import { loadTexts } from "./i18n/i18n.ts";

/**
 * A route's page as a chunk of its own. Its texts come with it, so that no key ever flashes.
 * @example lazy: lazyPage(["entries"], async () => (await import("./pages/content-list-page.tsx")).ContentListPage)
 */
export function lazyPage(namespaces: readonly string[], load: () => Promise<ComponentType>): () => Promise<{ Component: ComponentType }> {
  return async () => {
    const [Component] = await Promise.all([load(), loadTexts(namespaces)]);
    return { Component };
  };
}
