import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { ContentTypeIcon, contentTypesQuery } from "../../../content-types/content-types.public.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextField } from "../../../ui/field.tsx";
import { fewEntriesQuery } from "../../entries.queries.ts";

export interface EntryPickerProps {
  title?: string;
  /** Content types that are offered; none for all. */
  types: readonly string[];
  chosen: readonly string[];
  onPick: (id: string, title: string) => void;
  onClose: () => void;
}

/** Finds an entry by its title. Enter takes the first one. */
export function EntryPicker({ title, types: accepted, chosen, onPick, onClose }: EntryPickerProps) {
  const { t } = useTranslation("entries");
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data: entries = [], isFetching } = useQuery({
    ...fewEntriesQuery({ ...(accepted.length > 0 ? { type: accepted.join(",") } : {}), ...(q === "" ? {} : { q }) }, 20),
    placeholderData: (previous) => previous,
  });
  const { data: types = [] } = useQuery(contentTypesQuery);
  const offered = entries.filter((entry) => !chosen.includes(entry.id));
  const first = offered[0];
  const pickFirst = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && first !== undefined) onPick(first.id, first.title);
  };
  return (
    <Dialog title={title ?? t("editor.reference.anyTitle")} isOpen onClose={onClose}>
      <TextField
        label={t("editor.reference.search")}
        isLabelHidden
        data-autofocus
        placeholder={t("editor.reference.search")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={pickFirst}
        dir="auto"
      />
      <ul className="ed-picker" aria-busy={isFetching}>
        {offered.map((entry) => {
          const definition = types.find((type) => type.key === entry.contentType)?.definition;
          return (
            <li key={entry.id}>
              <button type="button" onClick={() => onPick(entry.id, entry.title)}>
                <ContentTypeIcon name={definition?.icon ?? "file"} />
                <bdi className="pb-truncate pb-grow">{entry.title || t("list.untitled")}</bdi>
                <span className="pb-small pb-quiet">{definition?.label}</span>
              </button>
            </li>
          );
        })}
        {offered.length === 0 && !isFetching && <li className="pb-quiet">{t("editor.reference.nothing")}</li>}
      </ul>
    </Dialog>
  );
}
