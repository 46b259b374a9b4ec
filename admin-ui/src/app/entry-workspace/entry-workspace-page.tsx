import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useParams } from "react-router";
import { contentTypesQuery } from "../../content-types/content-types.public.ts";
import { useDraft } from "../../entries/draft/use-draft.ts";
import { EditorPluginsProvider } from "../../entries/editor/editor-plugin.ts";
import { EditorSkeleton } from "../../entries/editor/editor-skeleton.tsx";
import { BesideEditor, EntryEditor } from "../../entries/editor/entry-editor.tsx";
import { MissingVariant } from "../../entries/editor/missing-variant.tsx";
import { useEditorView } from "../../entries/editor/use-editor-view.ts";
import { contentListPath, entryPath } from "../../entries/entries.paths.ts";
import { entryQuery, variantQuery } from "../../entries/variants.queries.ts";
import { localesQuery, useWorkLocale } from "../../locales/locales.public.ts";
import { ApiProblem } from "../../platform/api-client.ts";
import { ProblemPage } from "../../platform/error-boundary.tsx";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { editorPlugins } from "./editor-plugins.ts";

/** `/content/:entryId/:locale`: the editor of one variant, with another language beside it if the address says so. */
export function EntryWorkspacePage() {
  const { entryId = "", locale } = useParams();
  const { search } = useLocation();
  const { locale: workLocale } = useWorkLocale();
  const { data: entry, error, refetch } = useQuery(entryQuery(entryId));
  if (error !== null) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (locale !== undefined) return <VariantWorkspace key={entryId} entryId={entryId} code={locale} />;
  if (entry === undefined || workLocale === null) return <EditorSkeleton />;
  const first = entry.variants.find((variant) => variant.locale === workLocale.code) ?? entry.variants[0];
  return <Navigate to={`${entryPath(entryId, first?.locale ?? workLocale.code)}${search}`} replace />;
}

function VariantWorkspace({ entryId, code }: { entryId: string; code: string }) {
  const { t } = useTranslation("entries");
  const view = useEditorView();
  const besideCode = view.beside === code ? null : view.beside;
  const [main, beside] = useQueries({ queries: [variantQuery(entryId, code), { ...variantQuery(entryId, besideCode ?? code), enabled: besideCode !== null }] });
  const { data: entry } = useQuery(entryQuery(entryId));
  const isThere = entry?.variants.some((variant) => variant.locale === code) ?? false;
  // The socket is opened beside the other questions, not after them; the editor joins these drafts.
  useDraft(entryId, isThere ? code : null);
  useDraft(entryId, isThere ? sharedLocale : null);
  const { data: types } = useQuery(contentTypesQuery);
  const { data: allLocales } = useQuery(localesQuery);
  const type = types?.find((each) => each.key === (main.data?.contentType ?? entry?.contentType));
  const locales = allLocales?.filter((each) => each.isEnabled || entry?.variants.some((variant) => variant.locale === each.code)) ?? [];
  const locale = locales.find((each) => each.code === code);
  const isMissing = main.error instanceof ApiProblem && main.error.status === 404 && entry !== undefined;
  const crumbs = (title: string) => (
    <PageCrumbs
      items={[
        { label: t("list.title"), to: contentListPath() },
        ...(type === undefined ? [] : [{ label: type.definition.labelPlural, to: contentListPath(`type=${type.key}`) }]),
        { label: title === "" ? t("list.untitled") : title },
      ]}
    />
  );
  if (isMissing && type !== undefined && locale !== undefined)
    return (
      <>
        {crumbs(entry.title)}
        <MissingVariant entry={entry} locale={locale} locales={locales} definition={type.definition} />
      </>
    );
  if (main.error !== null) return <ProblemPage error={main.error} onRetry={() => void main.refetch()} />;
  if (main.data === undefined || type === undefined || locale === undefined) return <EditorSkeleton />;
  const besideLocale = locales.find((each) => each.code === besideCode);
  return (
    <EditorPluginsProvider value={editorPlugins}>
      {crumbs(main.data.title)}
      <EntryEditor
        variant={main.data}
        definition={type.definition}
        locale={locale}
        locales={locales}
        beside={
          besideLocale !== undefined && beside.data !== undefined && besideCode !== null ? (
            <BesideEditor variant={beside.data} definition={type.definition} locale={besideLocale} locales={locales} onClose={() => view.setBeside(null)} />
          ) : null
        }
      />
    </EditorPluginsProvider>
  );
}
