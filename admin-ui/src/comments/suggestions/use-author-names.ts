import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { useMe } from "../../platform/use-me.ts";
import { peopleByIdsQuery } from "../comments.queries.ts";
import type { SuggestedText } from "./use-open-suggestions.ts";

/** Names by id, of those who suggest something here and may read the entry. Somebody who has left has none. */
export function useAuthorNames(texts: readonly SuggestedText[]): (id: string) => string {
  const { t } = useTranslation("suggestions");
  const { entryId } = useEditor();
  const { actor } = useMe();
  const authors = new Set(texts.flatMap(({ suggestions }) => suggestions.map(({ authorId }) => authorId)));
  authors.delete(actor.id);
  const { data: people } = useQuery({ ...peopleByIdsQuery(entryId, [...authors].sort()), placeholderData: keepPreviousData });
  return useCallback(
    (id) => (id === actor.id ? actor.name : (people?.find((person) => person.id === id)?.name ?? t("somebody"))),
    [people, actor.id, actor.name, t],
  );
}
