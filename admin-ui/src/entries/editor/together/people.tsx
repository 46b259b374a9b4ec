import { useEffect } from "react";
import { loadTexts } from "../../../platform/i18n/i18n.ts";
import { lazyPart } from "../../../ui/lazy-part.tsx";
import { PageSlot } from "../../../ui/page-slots.tsx";
import { useEditor } from "../editor-context.tsx";
import { useFollowed } from "./followed.ts";
import { useColleagues } from "./who-is-here.ts";

const PeopleRow = lazyPart(async () => {
  const [part] = await Promise.all([import("./people-row.tsx"), loadTexts(["together"])]);
  return part.PeopleRow;
});

/** Everybody else who has this entry open, in the top bar. */
export function People() {
  const { entryId, own, shared } = useEditor();
  const people = useColleagues(own, shared);
  const followed = useFollowed(entryId);
  // The shared fields' document is open in every language: there a tab says which one is on its screen.
  useEffect(() => shared.provider.awareness?.setLocalStateField("locale", own.locale), [own, shared]);
  return <PageSlot slot="people">{(people.length > 0 || followed !== null) && <PeopleRow people={people} />}</PageSlot>;
}
