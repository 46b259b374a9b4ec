import type { UserView } from "@pressbox/shared/identity/identity.schema.ts";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan, useMe } from "../../platform/use-me.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { ErasePersonDialog } from "../components/erase-person-dialog.tsx";
import { GrantList } from "../components/grant-list.tsx";
import type { ScopeChoices } from "../components/grants-field.tsx";
import { PersonDialog } from "../components/person-dialog.tsx";
import { useChangeUser } from "../identity.mutations.ts";
import { usersQuery } from "../identity.queries.ts";
import "../components/grants.css";
import "./settings-forms.css";

/** Who may sign in, and what they may do. @param scopes what a role can be limited to */
export function PeoplePage({ scopes }: { scopes: ScopeChoices }) {
  const { t } = useTranslation("identity");
  const can = useCan();
  const explain = useProblemText();
  const users = useInfiniteQuery(usersQuery);
  const [dialog, setDialog] = useState<{ user: UserView | null } | null>(null);
  const people = users.data?.pages.flatMap((page) => page.items) ?? [];
  const mayEdit = can("user.edit");
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("settings.title"), to: "/settings" }, { label: t("people.title") }]} />
      <PageHead
        title={t("people.title")}
        actions={
          mayEdit && (
            <Button tone="primary" icon={<IconPlus aria-hidden size={16} />} onClick={() => setDialog({ user: null })}>
              {t("people.add")}
            </Button>
          )
        }
      />
      {users.isError && <Notice tone="problem">{explain(users.error).text}</Notice>}
      <Panel>
        <Table
          label={t("people.title")}
          head={
            <>
              <th>{t("people.name")}</th>
              <th>{t("people.email")}</th>
              <th>{t("people.roles")}</th>
              <th>{t("people.status")}</th>
              <th>
                <span className="pb-visually-hidden">{t("people.save")}</span>
              </th>
            </>
          }
        >
          {users.isPending &&
            [40, 55, 35].map((width) => (
              <tr key={width}>
                <td colSpan={5}>
                  <Skeleton width={`${width}%`} />
                </td>
              </tr>
            ))}
          {people.map((user) => (
            <PersonRow key={user.id} user={user} scopes={scopes} onChange={() => setDialog({ user })} />
          ))}
        </Table>
      </Panel>
      {users.hasNextPage && (
        <Button tone="ghost" onClick={() => void users.fetchNextPage()} isBusy={users.isFetchingNextPage}>
          {t("people.more")}
        </Button>
      )}
      {dialog !== null && <PersonDialog user={dialog.user} scopes={scopes} onClose={() => setDialog(null)} />}
    </ScrollPage>
  );
}

function PersonRow({ user, scopes, onChange }: { user: UserView; scopes: ScopeChoices; onChange: () => void }) {
  const { t } = useTranslation("identity");
  const can = useCan();
  const me = useMe();
  const format = useFormat();
  const explain = useProblemText();
  const change = useChangeUser();
  const [isAsking, setIsAsking] = useState(false);
  const [isErasing, setIsErasing] = useState(false);
  const isMe = user.id === me.actor.id;
  const setStatus = (status: UserView["status"]): void =>
    change.mutate(
      { user, changes: { status } },
      {
        onSuccess: () => showToast({ tone: "done", text: t(status === "disabled" ? "people.wasDisabled" : "people.wasEnabled", { name: user.name }) }),
        onError: (error) => showToast({ tone: "problem", ...explain(error) }),
        onSettled: () => setIsAsking(false),
      },
    );
  return (
    <tr className={user.status === "active" ? undefined : "person-disabled"}>
      <td>
        <span className="person-name">
          <Avatar id={user.id} name={user.name} />
          <b>
            <bdi>{user.name}</bdi>
          </b>
          {isMe && <span className="pb-quiet pb-small">({t("people.you")})</span>}
        </span>
      </td>
      <td>
        <bdi dir="ltr">{user.email}</bdi>
      </td>
      <td>
        <GrantList grants={user.grants} typeLabel={(key) => scopes.types.find((type) => type.key === key)?.label ?? key} />
      </td>
      <td className="pb-muted" title={format.full(user.createdAt)}>
        {t(`people.${user.status}`)}
      </td>
      <td>
        {can("user.edit") && user.status !== "erased" && (
          <span className="row-actions">
            <Button size="small" aria-label={t("people.change", { name: user.name })} onClick={onChange}>
              {t("people.changeShort")}
            </Button>
            {!isMe && (
              <Button size="small" tone="ghost" onClick={() => (user.status === "active" ? setIsAsking(true) : setStatus("active"))}>
                {t(user.status === "active" ? "people.disable" : "people.enable")}
              </Button>
            )}
            {!isMe && can("person.erase") && (
              <Button size="small" tone="ghost" aria-label={t("erase.open", { name: user.name })} onClick={() => setIsErasing(true)}>
                {t("erase.openShort")}
              </Button>
            )}
          </span>
        )}
        <ConfirmDialog
          title={t("people.disableTitle", { name: user.name })}
          confirmLabel={t("people.disableConfirm", { name: user.name })}
          tone="danger"
          isOpen={isAsking}
          isBusy={change.isPending}
          onConfirm={() => setStatus("disabled")}
          onClose={() => setIsAsking(false)}
        >
          {t("people.disableText", { name: user.name })}
        </ConfirmDialog>
        {isErasing && <ErasePersonDialog user={user} isOpen onClose={() => setIsErasing(false)} />}
      </td>
    </tr>
  );
}
