import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBeginThread } from "../comments.mutations.ts";
import { activate, answer } from "../comments-store.ts";
import { dropThread, type NewThread, takeFresh } from "../new-threads.ts";
import { Composer } from "./composer.tsx";
import { ThreadPlaceWords } from "./thread-place.tsx";

/** A thread that is being begun. */
export function NewThreadCard({ thread }: { thread: NewThread }) {
  const { t } = useTranslation("comments");
  const begin = useBeginThread();
  const card = useRef<HTMLElement>(null);
  const [isFresh] = useState(() => takeFresh(thread.key));
  return (
    <article ref={card} className="cm-card cm-card-active" aria-label={t("new", { field: thread.fieldLabel })}>
      <ThreadPlaceWords locale={thread.locale} fieldLabel={thread.fieldLabel} quote={thread.anchor?.quote ?? null} />
      <Composer
        draftKey={thread.key}
        label={t("newWords")}
        send={t("send")}
        isWanted={isFresh}
        onSend={async (body) => {
          const made = await begin.mutateAsync({ place: thread, body });
          const hasFocus = document.activeElement === document.body || card.current?.contains(document.activeElement) === true;
          dropThread(thread.key);
          if (hasFocus) answer(made.id);
          else activate(made.id);
        }}
        onCancel={() => dropThread(thread.key)}
      />
    </article>
  );
}
