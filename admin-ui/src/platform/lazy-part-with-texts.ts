import type { ComponentType } from "react";
import { type LazyPart, lazyPart } from "../ui/lazy-part.tsx";
import { loadTexts } from "./i18n/i18n.ts";

/** For parts of one feature: each comes when it is first shown, with the feature's words. @param namespaces of the words */
export const lazyPartsWithTexts =
  (...namespaces: readonly string[]) =>
  <Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> =>
    lazyPart<Props>(async () => (await Promise.all([load(), loadTexts(namespaces)]))[0]);
