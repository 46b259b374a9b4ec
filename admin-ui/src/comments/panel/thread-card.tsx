import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { IconArrowBackUp, IconCheck, IconCurrentLocation } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useEditor, useOpenPanel } from "../../entries/entries.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { useAddComment, useResolveThread } from "../comments.mutations.ts";
import { answer, useComments, want } from "../comments-store.ts";
import { CommentItem } from "./comment-item.tsx";
import { Composer } from "./composer.tsx";
import { ThreadPlaceWords } from "./thread-place.tsx";

/** One thread: what it is about, what was said, and what one can do. Only the open one shows all answers and the place for another. */
export function ThreadCard({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation("comments");
  const { definition } = useEditor();
  const isActive = useComments((state) => state.activeId === thread.id);
  const isAnswered = useComments((state) => state.answeredId === thread.id);
  const isLost = useComments((state) => thread.anchor !== null && state.places.get(thread.id) === null);
  const add = useAddComment();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  // The composer below has taken it.
  useEffect(() => {
    if (isAnswered) answer(null);
  }, [isAnswered]);
  const fieldLabel = definition.fields.find((field) => field.key === thread.fieldKey)?.label ?? thread.fieldKey;
  const [first, ...answers] = thread.comments;
  if (first === undefined) return null;
  const people = [...thread.mentioned, ...thread.comments.map((comment) => comment.author)];
  return (
    <article
      ref={card}
      className={`cm-card${isActive ? " cm-card-active" : ""}${thread.state === "resolved" ? " cm-card-resolved" : ""}`}
      aria-label={t("thread", { field: fieldLabel, name: first.author.name })}
      {...(isActive ? { "aria-current": "true" } : {})}
    >
      <ThreadHead thread={thread} fieldLabel={fieldLabel} isActive={isActive} isLost={isLost} />
      <CommentItem comment={first} people={people} entryId={thread.entryId} />
      {isActive ? (
        answers.map((comment) => <CommentItem key={comment.id} comment={comment} people={people} entryId={thread.entryId} />)
      ) : answers.length > 0 ? (
        <Button tone="ghost" size="small" onClick={() => want(thread.id, thread)}>
          {t("answers", { count: answers.length })}
        </Button>
      ) : null}
      <ResolvedBy thread={thread} />
      {isActive && thread.abilities.canReply && (
        <Composer
          draftKey={`answer-${thread.id}`}
          label={t("answerWords")}
          isWanted={isAnswered}
          send={t(thread.state === "open" ? "answer" : "answerReopens")}
          onSend={async (body) => void (await add.mutateAsync({ thread, body }))}
        />
      )}
    </article>
  );
}

function ThreadHead({ thread, fieldLabel, isActive, isLost }: { thread: ThreadView; fieldLabel: string; isActive: boolean; isLost: boolean }) {
  const { t } = useTranslation("comments");
  const openPanel = useOpenPanel();
  const resolve = useResolveThread();
  const isOpen = thread.state === "open";
  const go = (): void => {
    openPanel("comments", { thread: thread.id });
    want(thread.id, thread);
    openPanel(null);
  };
  return (
    <header className="cm-head">
      <button type="button" className="cm-go" aria-expanded={isActive} onClick={() => want(thread.id, thread)}>
        <ThreadPlaceWords locale={thread.locale} fieldLabel={fieldLabel} quote={thread.anchor?.quote ?? null} isLost={isLost} />
      </button>
      <span className="cm-acts">
        {!isLost && (
          <IconButton label={t("go")} onClick={go}>
            <IconCurrentLocation aria-hidden size={16} />
          </IconButton>
        )}
        {thread.abilities.canResolve && (
          <IconButton label={t(isOpen ? "resolve" : "reopen")} aria-busy={resolve.isPending} onClick={() => resolve.mutate(thread)}>
            {isOpen ? <IconCheck aria-hidden size={16} /> : <IconArrowBackUp aria-hidden size={16} className="pb-flip" />}
          </IconButton>
        )}
      </span>
    </header>
  );
}

function ResolvedBy({ thread: { resolved } }: { thread: ThreadView }) {
  const { t } = useTranslation("comments");
  const format = useFormat();
  if (resolved === null) return null;
  return (
    <p className="cm-resolved pb-small">
      <IconCheck aria-hidden size={14} />
      <span>
        {t("resolvedBy", { name: resolved.by.name || t("somebody") })}{" "}
        <time dateTime={resolved.at} title={format.full(resolved.at)}>
          {format.relative(resolved.at)}
        </time>
      </span>
    </p>
  );
}
