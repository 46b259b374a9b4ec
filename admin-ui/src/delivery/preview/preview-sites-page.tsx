import { useQuery } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { contentTypesQuery } from "../../content-types/content-types.public.ts";
import { ApiProblem } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { previewSitesQuery, useSetPreviewSite } from "./preview.queries.ts";
import "./preview-sites-page.css";

/** Where the site shows drafts, by content type: the preview can frame that instead of our own rendering. */
export function PreviewSitesPage() {
  const { t } = useTranslation(["preview", "identity"]);
  const explain = useProblemText();
  const { data: types } = useQuery(contentTypesQuery);
  const sites = useQuery(previewSitesQuery);
  return (
    <ScrollPage width="form">
      <PageCrumbs items={[{ label: t("identity:settings.title"), to: "/settings" }, { label: t("sites.title") }]} />
      <PageHead title={t("sites.title")} />
      <p className="preview-sites-help">{t("sites.help")}</p>
      {sites.isError && <Notice tone="problem">{explain(sites.error).text}</Notice>}
      <Panel>
        <div className="preview-sites">
          {(sites.isPending || types === undefined) && <Skeleton height={120} />}
          {sites.isSuccess &&
            types?.map(({ key, definition }) => (
              <SiteForm
                key={key}
                contentType={key}
                name={definition.labelPlural}
                saved={sites.data.find((site) => site.contentType === key)?.urlTemplate ?? ""}
              />
            ))}
        </div>
      </Panel>
    </ScrollPage>
  );
}

/** Why the server refuses an address, in `preview.schema.ts`. */
const templateRules = ["preview_url", "preview_url_scheme", "preview_url_token", "preview_url_placeholder", "preview_url_own"] as const;

function SiteForm({ contentType, name, saved }: { contentType: string; name: string; saved: string }) {
  const { t } = useTranslation("preview");
  const can = useCan();
  const explain = useProblemText();
  const wordsOf = (error: Error): string => {
    const rule = error instanceof ApiProblem ? error.errors[0]?.rule : undefined;
    const known = templateRules.find((each) => each === rule);
    return known === undefined ? explain(error).text : t(`sites.rules.${known}`);
  };
  const set = useSetPreviewSite();
  const mayEdit = can("content-type.edit");
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget).get("urlTemplate")).trim();
    if (asked === saved) return;
    set.mutate({ contentType, urlTemplate: asked === "" ? null : asked }, { onSuccess: () => showToast({ tone: "done", text: t("sites.saved", { name }) }) });
  }
  return (
    <form className="preview-site" onSubmit={submit} key={saved}>
      <TextField
        label={name}
        name="urlTemplate"
        defaultValue={saved}
        readOnly={!mayEdit}
        dir="ltr"
        inputMode="url"
        placeholder="https://www.example.org/preview?token={token}&path={path}"
        problem={set.error === null ? undefined : wordsOf(set.error)}
      />
      {mayEdit && (
        <Button type="submit" isBusy={set.isPending} aria-label={t("sites.saveOf", { name })}>
          {t("sites.save")}
        </Button>
      )}
    </form>
  );
}
