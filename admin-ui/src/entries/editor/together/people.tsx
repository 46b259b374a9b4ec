import { useEffect } from "react";
import { loadTexts } from "../../../platform/i18n/i18n.ts";
import { lazyPart } from "../../../ui/lazy-part.tsx";
import { PageSlot } from "../../../ui/page-slots.tsx";
import { entryPath } from "../../entries.paths.ts";
import { useEditor } from "../editor-context.tsx";
import { follow, useFollowed } from "./followed.ts";
import { useColleagues } from "./who-is-here.ts";

const PeopleRow = lazyPart(async () => {
  const [part] = await Promise.all([import("./people-row.tsx"), loadTexts(["together"])]);
  return part.PeopleRow;
});

const leadsTo = (path: string): boolean => `${window.location.pathname}/`.startsWith(`${path}/`);

/** Everybody else who has this entry open, in the top bar. */
export function People() {
  const { entryId, own, shared } = useEditor();
  const people = useColleagues(own, shared);
  const followed = useFollowed(entryId);
  // The shared fields' document is open in every language: there a tab says which one is on its screen.
  useEffect(() => shared.provider.awareness?.setLocalStateField("locale", own.locale), [own, shared]);
  // Its languages come and go; leaving the entry ends it, so that it does not begin again by itself when one comes back.
  useEffect(
    () => () => {
      if (!leadsTo(entryPath(entryId))) follow(null);
    },
    [entryId],
  );
  return <PageSlot slot="people">{(people.length > 0 || followed !== null) && <PeopleRow people={people} />}</PageSlot>;
}
