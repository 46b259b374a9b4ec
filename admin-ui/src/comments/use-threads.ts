import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useEditor, useEditorView } from "../entries/entries.public.ts";
import { openThreadsQuery } from "./comments.queries.ts";
import { useComments } from "./comments-store.ts";

/** The variants on screen: the one being written, the shared fields, and the one beside. */
export function useLocalesOnScreen(): readonly string[] {
  const { locale } = useEditor();
  const { beside } = useEditorView();
  return [locale.code, sharedLocale, ...(beside !== null && beside !== locale.code ? [beside] : [])];
}

const nothing: readonly ThreadView[] = [];

/** Open threads of all variants on screen; `isKnown` once the server has answered for all. */
export function useOpenThreads(): { readonly threads: readonly ThreadView[]; readonly isKnown: boolean; readonly error: Error | null } {
  const { entryId } = useEditor();
  const locales = useLocalesOnScreen();
  return useQueries({
    queries: locales.map((locale) => openThreadsQuery(entryId, locale)),
    combine: (results) => ({
      threads: results.some((result) => result.data !== undefined) ? results.flatMap((result) => result.data ?? []) : nothing,
      isKnown: results.every((result) => result.data !== undefined),
      error: results.find((result) => result.error !== null && result.data === undefined)?.error ?? null,
    }),
  });
}

/** Those whose words are marked: the open ones, and the resolved one that is being read. */
export function useMarkedThreads(): readonly ThreadView[] {
  const { threads } = useOpenThreads();
  const resolved = useComments((state) => state.resolved);
  return useMemo(() => (resolved === null || threads.some(({ id }) => id === resolved.id) ? threads : [...threads, resolved]), [threads, resolved]);
}
