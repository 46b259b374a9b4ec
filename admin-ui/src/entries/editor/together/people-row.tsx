import { useTranslation } from "react-i18next";
import { Avatar } from "../../../ui/avatar.tsx";
import { useEditor } from "../editor-context.tsx";
import { FollowBar } from "./follow-bar.tsx";
import { follow, useFollowed } from "./followed.ts";
import type { Colleague } from "./who-is-here.ts";
import "./together.css";

const shown = 5;

/** Who is in this entry, in the top bar; a click on a face goes where they are, and stays with them. */
export function PeopleRow({ people }: { people: readonly Colleague[] }) {
  const { t } = useTranslation("together");
  const { entryId } = useEditor();
  const followed = useFollowed(entryId);
  return (
    <>
      <span className="ed-people">
        {people.slice(0, shown).map((person) => (
          <button
            key={person.id}
            type="button"
            className="ed-person"
            aria-pressed={followed?.id === person.id}
            title={t("follow", { name: person.name })}
            onClick={() => follow(followed?.id === person.id ? null : { entryId, id: person.id, name: person.name })}
          >
            <span className="pb-visually-hidden">{t("follow", { name: person.name })}</span>
            <span aria-hidden>
              <Avatar id={person.id} name={person.name} />
            </span>
          </button>
        ))}
        {people.length > shown && (
          <span
            className="pb-quiet pb-small"
            title={people
              .slice(shown)
              .map((person) => person.name)
              .join(", ")}
          >
            +{people.length - shown}
          </span>
        )}
      </span>
      {followed !== null && <FollowBar key={followed.id} followed={followed} people={people} />}
    </>
  );
}
