import { draftLimit, draftWarning } from "@pressbox/shared/entries/draft-size.ts";
import { useEffect, useState } from "react";
import { loadTexts } from "../../../platform/i18n/i18n.ts";
import { useMe } from "../../../platform/use-me.ts";
import { lazyPart } from "../../../ui/lazy-part.tsx";
import type { EarlierWork } from "../../draft/set-aside.ts";
import { useDraftState } from "../../draft/use-draft.ts";
import { useEditor } from "../editor-context.tsx";

const NoticeOfSize = lazyPart(async () => {
  const [part] = await Promise.all([import("./notice-of-size.tsx"), loadTexts(["together"])]);
  return part.NoticeOfSize;
});
const EarlierWorkNotice = lazyPart(async () => {
  const [part] = await Promise.all([import("./earlier-work.tsx"), loadTexts(["together"])]);
  return part.EarlierWorkNotice;
});

/** What a writer must know of this draft before work is lost: it is nearly full, something is not taken, an upgrade left something behind. */
export function DraftNotices() {
  const { own, shared } = useEditor();
  const ownNotTaken = useDraftState(own, (state) => state.notTaken);
  const sharedNotTaken = useDraftState(shared, (state) => state.notTaken);
  const notTaken = ownNotTaken ?? sharedNotTaken;
  const fullness = Math.max(
    useDraftState(own, (state) => state.fullness),
    useDraftState(shared, (state) => state.fullness),
  );
  const [works, setWorks] = useEarlierWork();
  return (
    <>
      {(notTaken !== null || fullness >= draftWarning / draftLimit) && <NoticeOfSize notTaken={notTaken} fullness={fullness} />}
      {works.map((work) => (
        <EarlierWorkNotice key={work.name} work={work} onDone={() => setWorks(works.filter((other) => other !== work))} />
      ))}
    </>
  );
}

/** Asked once the page is quiet: it is rare, and reads the whole copy. */
function useEarlierWork(): [readonly EarlierWork[], (works: readonly EarlierWork[]) => void] {
  const { actor } = useMe();
  const { own } = useEditor();
  const [works, setWorks] = useState<readonly EarlierWork[]>([]);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      const { earlierWorkOf } = await import("../../draft/set-aside.ts");
      const found = await earlierWorkOf(actor.id, own);
      if (!isGone) setWorks(found);
    };
    const timer = setTimeout(() => void look().catch(() => undefined), 1_500);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [actor.id, own]);
  return [works, setWorks];
}
