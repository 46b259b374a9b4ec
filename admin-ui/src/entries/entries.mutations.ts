import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import { type InfiniteData, useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callApi } from "../platform/api-client.ts";
import { useProblemText } from "../platform/i18n/problem-text.ts";
import { queryClient } from "../platform/query-client.ts";
import { showToast } from "../ui/toasts.tsx";
import { entryKeys, invalidateEntryLists } from "./entries.queries.ts";

type EntryPages = InfiniteData<{ items: EntrySummary[]; nextCursor: string | null }>;

/** Takes rows out of every cached list at once; what it answers puts them back. */
function hideFromLists(ids: ReadonlySet<string>): () => void {
  const before = queryClient.getQueriesData<EntryPages>({ queryKey: entryKeys.lists });
  for (const [key, pages] of before) {
    if (pages === undefined || !("pages" in pages)) continue;
    queryClient.setQueryData<EntryPages>(key, {
      ...pages,
      pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((entry) => !ids.has(entry.id)) })),
    });
  }
  return () => {
    for (const [key, pages] of before) queryClient.setQueryData(key, pages);
  };
}

const restore = (entryId: string): Promise<void> => callApi("POST", `/entries/${entryId}/restore`, null);

/** Moves entries to the bin at once and offers to undo it. One that may not go (it is live) comes back with the reason. */
export function useDeleteEntries() {
  const { t } = useTranslation(["entries", "ui"]);
  const explain = useProblemText();
  const restoreAll = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await restore(id);
    await invalidateEntryLists();
    showToast({ tone: "done", text: t("bulk.restored", { count: ids.length }) });
  };
  return useMutation({
    mutationFn: async (entries: readonly EntrySummary[]) => {
      const done: string[] = [];
      const refused: { entry: EntrySummary; error: unknown }[] = [];
      for (const entry of entries) {
        try {
          await callApi("DELETE", `/entries/${entry.id}`, null);
          done.push(entry.id);
        } catch (error) {
          refused.push({ entry, error });
        }
      }
      return { done, refused };
    },
    onMutate: async (entries) => {
      await queryClient.cancelQueries({ queryKey: entryKeys.lists });
      return hideFromLists(new Set(entries.map((entry) => entry.id)));
    },
    onSuccess: ({ done, refused }, entries, putBack) => {
      if (refused.length > 0) putBack?.();
      void invalidateEntryLists();
      if (done.length > 0)
        showToast({ tone: "done", text: t("bulk.deleted", { count: done.length }), action: { label: t("ui:undo"), onClick: () => void restoreAll(done) } });
      const [first] = refused;
      if (first !== undefined) {
        const { text, reference } = explain(first.error);
        const named = t("bulk.refused", { title: first.entry.title || t("list.untitled"), reason: text });
        showToast({ tone: "problem", text: entries.length > 1 ? `${t("bulk.failedTitle", { count: refused.length })}. ${named}` : named, reference });
      }
    },
  });
}

/** Takes an entry out of the bin. */
export function useRestoreEntry() {
  const { t } = useTranslation("entries");
  const explain = useProblemText();
  return useMutation({
    mutationFn: (entry: EntrySummary) => restore(entry.id),
    onMutate: (entry) => hideFromLists(new Set([entry.id])),
    onSuccess: (_nothing, entry) => showToast({ tone: "done", text: t("bin.restored", { title: entry.title || t("list.untitled") }) }),
    onError: (error, _entry, putBack) => {
      putBack?.();
      showToast({ tone: "problem", ...explain(error) });
    },
    onSettled: () => invalidateEntryLists(),
  });
}
