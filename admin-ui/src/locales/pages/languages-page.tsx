import { fallbackChain, type Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/field.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { Tag } from "../../ui/status-chip.tsx";
import { Table } from "../../ui/table.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { AddLocaleDialog } from "../components/add-locale-dialog.tsx";
import { useChangeLocale } from "../locales.mutations.ts";
import { localesQuery } from "../locales.queries.ts";
import "./languages-page.css";

/** The languages content is written in, and what readers get when one is missing. */
export function LanguagesPage() {
  const { t } = useTranslation(["locales", "identity"]);
  const can = useCan();
  const explain = useProblemText();
  const list = useQuery(localesQuery);
  const [isAdding, setIsAdding] = useState(false);
  const locales = list.data ?? [];
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("identity:settings.title"), to: "/settings" }, { label: t("title") }]} />
      <PageHead
        title={t("title")}
        actions={
          can("locale.edit") && (
            <Button tone="primary" icon={<IconPlus aria-hidden size={16} />} onClick={() => setIsAdding(true)}>
              {t("add")}
            </Button>
          )
        }
      />
      <p className="languages-help">{t("help")}</p>
      {list.isError && <Notice tone="problem">{explain(list.error).text}</Notice>}
      <Panel>
        <Table
          label={t("title")}
          head={
            <>
              <th>{t("name")}</th>
              <th>{t("code")}</th>
              <th>{t("direction")}</th>
              <th>{t("fallback")}</th>
              <th>{t("chain")}</th>
              <th>
                <span className="pb-visually-hidden">{t("enabled")}</span>
              </th>
            </>
          }
        >
          {list.isPending && (
            <tr>
              <td colSpan={6}>
                <Skeleton width="40%" />
              </td>
            </tr>
          )}
          {locales.map((locale) => (
            <LocaleRow key={locale.code} locale={locale} locales={locales} />
          ))}
        </Table>
      </Panel>
      {isAdding && <AddLocaleDialog locales={locales} onClose={() => setIsAdding(false)} />}
    </ScrollPage>
  );
}

function LocaleRow({ locale, locales }: { locale: Locale; locales: readonly Locale[] }) {
  const { t } = useTranslation("locales");
  const can = useCan();
  const format = useFormat();
  const explain = useProblemText();
  const change = useChangeLocale();
  const [isAsking, setIsAsking] = useState(false);
  const name = format.languageName(locale.code);
  const save = (changes: Partial<Pick<Locale, "fallback" | "isEnabled">>): void =>
    change.mutate(
      { locale, changes },
      {
        onSuccess: () => showToast({ tone: "done", text: t("saved", { name }) }),
        onError: (error) => showToast({ tone: "problem", ...explain(error) }),
        onSettled: () => setIsAsking(false),
      },
    );
  const mayEdit = can("locale.edit");
  const chain = fallbackChain(locale.code, locales).map((code) => format.languageName(code));
  return (
    <tr className={locale.isEnabled ? undefined : "language-disabled"}>
      <td>
        <span className="pb-row">
          <b>{name}</b>
          {locale.isSource && <Tag>{t("source")}</Tag>}
        </span>
      </td>
      <td>
        <bdi dir="ltr">{locale.code}</bdi>
      </td>
      <td className="pb-muted">{t(locale.direction)}</td>
      <td>
        {mayEdit && !locale.isSource ? (
          <SelectField
            label={`${t("fallback")}: ${name}`}
            isLabelHidden
            value={locale.fallback}
            disabled={change.isPending}
            onChange={(event) => save({ fallback: event.currentTarget.value })}
          >
            <option value="">{t("fallbackNone")}</option>
            {locales
              .filter((other) => other.code !== locale.code && !fallbackChain(other.code, locales).includes(locale.code))
              .map((other) => (
                <option key={other.code} value={other.code}>
                  {format.languageName(other.code)}
                </option>
              ))}
          </SelectField>
        ) : (
          <span className="pb-muted">{locale.fallback === "" ? t("fallbackNone") : format.languageName(locale.fallback)}</span>
        )}
      </td>
      <td className="pb-muted">{chain.join(" → ")}</td>
      <td>
        {mayEdit && !locale.isSource ? (
          <span className="language-actions">
            <Button size="small" tone="ghost" onClick={() => (locale.isEnabled ? setIsAsking(true) : save({ isEnabled: true }))}>
              {t(locale.isEnabled ? "disable" : "enable")}
            </Button>
          </span>
        ) : (
          <span className="pb-muted language-actions">{t(locale.isEnabled ? "enabled" : "disabled")}</span>
        )}
        <ConfirmDialog
          title={t("disableTitle", { name })}
          confirmLabel={t("disableConfirm", { name })}
          tone="danger"
          isOpen={isAsking}
          isBusy={change.isPending}
          onConfirm={() => save({ isEnabled: false })}
          onClose={() => setIsAsking(false)}
        >
          {t("disableText", { name })}
        </ConfirmDialog>
      </td>
    </tr>
  );
}
