import type { CommentView, Person } from "@pressbox/shared/comments/comments.schema.ts";
import { partsOf } from "@pressbox/shared/comments/mentions.ts";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { useDeleteComment, useEditComment } from "../comments.mutations.ts";
import { Composer } from "./composer.tsx";
import { readBody } from "./mention-text.ts";

export interface CommentItemProps {
  comment: CommentView;
  people: readonly Person[];
  entryId: string;
}

/** Who said what when, and for one's own words: change and delete. */
export function CommentItem({ comment, people, entryId }: CommentItemProps) {
  const { t } = useTranslation("comments");
  const format = useFormat();
  const [mode, setMode] = useState<"read" | "edit" | "delete">("read");
  const name = comment.author.name || t("somebody");
  return (
    <div className="cm-comment">
      <Avatar id={comment.author.id} name={name} size="small" />
      <div className="cm-said">
        <div className="cm-by">
          <b>
            <bdi>{name}</bdi>
          </b>
          <time className="pb-small pb-quiet" dateTime={comment.createdAt} title={format.full(comment.createdAt)}>
            {format.relative(comment.createdAt)}
          </time>
          {comment.editedAt !== null && comment.deletedAt === null && <span className="pb-small pb-quiet">{t("edited")}</span>}
          <span className="pb-grow" />
          {mode === "read" && <CommentTools comment={comment} onEdit={() => setMode("edit")} onDelete={() => setMode("delete")} />}
        </div>
        {mode === "edit" ? (
          <EditComment comment={comment} people={people} onDone={() => setMode("read")} />
        ) : comment.deletedAt === null ? (
          <CommentWords body={comment.body} people={people} />
        ) : (
          <p className="cm-words-deleted pb-quiet">{t("deleted")}</p>
        )}
        {mode === "delete" && <DeleteComment comment={comment} entryId={entryId} onDone={() => setMode("read")} />}
      </div>
    </div>
  );
}

/** Words and names; never markup. */
function CommentWords({ body, people }: { body: string; people: readonly Person[] }) {
  const { t } = useTranslation("comments");
  return (
    <p className="cm-body" dir="auto">
      {partsOf(body).map((part, index) =>
        "text" in part ? (
          part.text
        ) : (
          <b key={index} className="cm-name">
            <bdi>@{people.find((person) => person.id === part.personId)?.name ?? t("somebody")}</bdi>
          </b>
        ),
      )}
    </p>
  );
}

function CommentTools({ comment: { abilities }, onEdit, onDelete }: { comment: CommentView; onEdit: () => void; onDelete: () => void }) {
  const { t } = useTranslation("comments");
  return (
    <span className="cm-tools">
      {abilities.canEdit && (
        <IconButton label={t("edit")} onClick={onEdit}>
          <IconPencil aria-hidden size={14} />
        </IconButton>
      )}
      {abilities.canDelete && (
        <IconButton label={t("delete")} onClick={onDelete}>
          <IconTrash aria-hidden size={14} />
        </IconButton>
      )}
    </span>
  );
}

function EditComment({ comment, people, onDone }: { comment: CommentView; people: readonly Person[]; onDone: () => void }) {
  const { t } = useTranslation("comments");
  const edit = useEditComment();
  return (
    <Composer
      draftKey={`edit-${comment.id}-${comment.revision}`}
      start={readBody(comment.body, people, t("somebody"))}
      label={t("editWords")}
      send={t("save")}
      isWanted
      onSend={async (body) => {
        await edit.mutateAsync({ comment, body });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

function DeleteComment({ comment, entryId, onDone }: { comment: CommentView; entryId: string; onDone: () => void }) {
  const { t } = useTranslation(["comments", "ui"]);
  const remove = useDeleteComment(entryId);
  return (
    <div className="cm-confirm" role="group" aria-label={t("deleteAsk")}>
      <span className="pb-small">{t("deleteAsk")}</span>
      <Button size="small" tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate(comment, { onSettled: onDone })}>
        {t("deleteYes")}
      </Button>
      <Button size="small" tone="ghost" onClick={onDone}>
        {t("ui:cancel")}
      </Button>
    </div>
  );
}
