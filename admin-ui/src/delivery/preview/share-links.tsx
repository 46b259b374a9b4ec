import { previewLifetimes } from "@pressbox/shared/delivery/preview.schema.ts";
import { IconLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Popup } from "../../ui/menu.tsx";
import { Notice } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { previewLinksQuery, useCreatePreviewLink, useRevokePreviewLink } from "./preview.queries.ts";

interface Variant {
  entryId: string;
  locale: string;
}

/** A link for somebody without an account, and those that work now. */
export function ShareLinks(variant: Variant) {
  const { t } = useTranslation("preview");
  return (
    <Popup
      width={340}
      className="pv-share"
      label={t("share.title")}
      trigger={
        <button type="button" className="pb-icon-button" aria-label={t("share.title")} title={t("share.title")}>
          <IconLink aria-hidden size={18} />
        </button>
      }
    >
      {() => <Links {...variant} />}
    </Popup>
  );
}

/** Minutes: an hour, a day, three days, a week. */
const lifetimes = [60, previewLifetimes.usualMinutes, 3 * 24 * 60, previewLifetimes.mostMinutes] as const;

function Links({ entryId, locale }: Variant) {
  const { t } = useTranslation("preview");
  const format = useFormat();
  const explain = useProblemText();
  const [lifetimeMinutes, setLifetime] = useState<number>(previewLifetimes.usualMinutes);
  const links = useQuery(previewLinksQuery(entryId, locale));
  const create = useCreatePreviewLink(entryId, locale);
  const revoke = useRevokePreviewLink(entryId, locale);
  const problem = create.error ?? revoke.error ?? links.error;
  return (
    <>
      <p className="pb-small pb-quiet">{t("share.help")}</p>
      {problem !== null && <Notice tone="problem">{explain(problem).text}</Notice>}
      <div className="pv-share-make">
        <SelectField label={t("share.lifetime")} value={lifetimeMinutes} onChange={(event) => setLifetime(Number(event.currentTarget.value))}>
          {lifetimes.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes < 24 * 60 ? t("share.hours", { count: minutes / 60 }) : t("share.days", { count: minutes / (24 * 60) })}
            </option>
          ))}
        </SelectField>
        <Button
          tone="primary"
          isBusy={create.isPending}
          onClick={() =>
            create.mutate(
              { lifetimeMinutes },
              {
                onSuccess: async (link) => {
                  if (await copy(link.url)) showToast({ tone: "done", text: t("share.copied", { when: format.short(link.expiresAt) }) });
                },
              },
            )
          }
        >
          {t("share.copy")}
        </Button>
      </div>
      {create.data !== undefined && (
        <TextField
          label={t("share.address")}
          help={t("share.once")}
          value={create.data.url}
          readOnly
          dir="ltr"
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {links.data !== undefined && links.data.length > 0 && (
        <>
          <h3 className="pb-label">{t("share.working")}</h3>
          <ul className="pv-links">
            {links.data.map((link) => (
              <li key={link.id}>
                <span>
                  <bdi>{link.createdBy.name}</bdi>
                  <span className="pb-small pb-quiet"> {t("share.until", { when: format.short(link.expiresAt) })}</span>
                </span>
                <Button size="small" tone="ghost" isBusy={revoke.isPending && revoke.variables === link.id} onClick={() => revoke.mutate(link.id)}>
                  {t("share.end")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** False where the browser does not allow it (no HTTPS): the address stands in a field to be copied by hand. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
