import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { useMe } from "../../platform/use-me.ts";
import { peopleQuery } from "../comments.queries.ts";

/** Names by id, of those who may read the entry. Somebody who has left has none. */
export function useAuthorNames(): (id: string) => string {
  const { t } = useTranslation("suggestions");
  const { entryId } = useEditor();
  const { actor } = useMe();
  const { data: people } = useQuery(peopleQuery(entryId, ""));
  return useCallback(
    (id) => (id === actor.id ? actor.name : (people?.find((person) => person.id === id)?.name ?? t("somebody"))),
    [people, actor.id, actor.name, t],
  );
}
