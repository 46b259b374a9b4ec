import type { TokenView } from "@pressbox/shared/identity/identity.schema.ts";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { EmptyState, Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { GrantList } from "../components/grant-list.tsx";
import type { ScopeChoices } from "../components/grants-field.tsx";
import { TokenDialog } from "../components/token-dialog.tsx";
import { useRevokeToken } from "../identity.mutations.ts";
import { tokensQuery } from "../identity.queries.ts";
import "../components/grants.css";
import "./settings-forms.css";

/** Tokens of programs. @param scopes what a token's role can be limited to */
export function TokensPage({ scopes }: { scopes: ScopeChoices }) {
  const { t } = useTranslation("identity");
  const explain = useProblemText();
  const list = useInfiniteQuery(tokensQuery);
  const [isMaking, setIsMaking] = useState(false);
  const tokens = list.data?.pages.flatMap((page) => page.items) ?? [];
  const add = (
    <Button tone="primary" icon={<IconPlus aria-hidden size={16} />} onClick={() => setIsMaking(true)}>
      {t("tokens.add")}
    </Button>
  );
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("settings.title"), to: "/settings" }, { label: t("tokens.title") }]} />
      <PageHead title={t("tokens.title")} actions={tokens.length > 0 && add} />
      {list.isError && <Notice tone="problem">{explain(list.error).text}</Notice>}
      {list.isSuccess && tokens.length === 0 ? (
        <EmptyState icon={<IconKey size={36} stroke={1.5} />} title={t("tokens.emptyTitle")} action={add}>
          {t("tokens.emptyText")}
        </EmptyState>
      ) : (
        <>
          <p className="settings-help">{t("tokens.help")}</p>
          <Panel>
            <Table
              label={t("tokens.title")}
              head={
                <>
                  <th>{t("tokens.name")}</th>
                  <th>{t("tokens.role")}</th>
                  <th>{t("tokens.expires")}</th>
                  <th>{t("tokens.lastUsed")}</th>
                  <th>
                    <span className="pb-visually-hidden">{t("tokens.revoke")}</span>
                  </th>
                </>
              }
            >
              {list.isPending && (
                <tr>
                  <td colSpan={5}>
                    <Skeleton width="50%" />
                  </td>
                </tr>
              )}
              {tokens.map((token) => (
                <TokenRow key={token.id} token={token} scopes={scopes} />
              ))}
            </Table>
          </Panel>
        </>
      )}
      {isMaking && <TokenDialog scopes={scopes} onClose={() => setIsMaking(false)} />}
    </ScrollPage>
  );
}

function TokenRow({ token, scopes }: { token: TokenView; scopes: ScopeChoices }) {
  const { t } = useTranslation("identity");
  const format = useFormat();
  const explain = useProblemText();
  const revoke = useRevokeToken();
  const [isAsking, setIsAsking] = useState(false);
  const isExpired = new Date(token.expiresAt).getTime() < Date.now();
  const isLiving = token.revokedAt === null && !isExpired;
  return (
    <tr className={isLiving ? undefined : "person-disabled"}>
      <td>
        <b>
          <bdi>{token.name}</bdi>
        </b>
      </td>
      <td>
        <GrantList grants={[token]} typeLabel={(key) => scopes.types.find((type) => type.key === key)?.label ?? key} />
      </td>
      <td className="pb-num" title={format.full(token.expiresAt)}>
        {token.revokedAt !== null ? t("tokens.isRevoked") : isExpired ? t("tokens.isExpired") : format.short(token.expiresAt)}
      </td>
      <td className="pb-num pb-muted">{token.lastUsedAt === null ? t("tokens.never") : format.relative(token.lastUsedAt)}</td>
      <td>
        {isLiving && (
          <span className="row-actions">
            <Button size="small" tone="danger" onClick={() => setIsAsking(true)}>
              {t("tokens.revoke")}
            </Button>
          </span>
        )}
        <ConfirmDialog
          title={t("tokens.revokeTitle", { name: token.name })}
          confirmLabel={t("tokens.revokeConfirm", { name: token.name })}
          tone="danger"
          isOpen={isAsking}
          isBusy={revoke.isPending}
          onClose={() => setIsAsking(false)}
          onConfirm={() =>
            revoke.mutate(token.id, {
              onSuccess: () => showToast({ tone: "done", text: t("tokens.revoked", { name: token.name }) }),
              onError: (error) => showToast({ tone: "problem", ...explain(error) }),
              onSettled: () => setIsAsking(false),
            })
          }
        >
          {t("tokens.revokeText")}
        </ConfirmDialog>
      </td>
    </tr>
  );
}
