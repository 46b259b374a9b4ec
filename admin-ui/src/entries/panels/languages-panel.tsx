import { IconColumns2, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { entryPath } from "../entries.paths.ts";
import { entryQuery, refreshEntry, startVariant } from "../variants.queries.ts";

export interface LanguagesPanelProps {
  /** The locale that is shown beside, if any. */
  beside: string | null;
  onBeside: (locale: string | null) => void;
}

/** Every language of the entry: where it stands, go there, start it, put it beside. */
export function LanguagesPanel({ beside, onBeside }: LanguagesPanelProps) {
  const { t } = useTranslation("entries");
  const { entryId, locale, locales } = useEditor();
  const format = useFormat();
  const { data: entry } = useQuery(entryQuery(entryId));
  return (
    <div className="ed-panel-scroll">
      <section className="ed-panel-part">
        <h3 className="ed-panel-title">{t("editor.languages.title")}</h3>
        {locales.map((each) => {
          const variant = entry?.variants.find((one) => one.locale === each.code);
          const name = format.languageName(each.code);
          return (
            <div key={each.code} className="ed-language" {...(each.code === locale.code ? { "aria-current": "true" } : {})}>
              <span className="pb-grow">
                <Link to={entryPath(entryId, each.code)}>
                  <b>{name}</b>
                </Link>
                {each.isSource && <span className="pb-small pb-quiet"> {t("editor.languages.source")}</span>}
                <span className="pb-small pb-quiet pb-truncate ed-language-title">
                  <bdi lang={each.code}>{variant?.title ?? ""}</bdi>
                </span>
              </span>
              <StatusChip tone={variant?.status ?? "missing"} label={t(`status.${variant?.status ?? "missing"}`)} />
              {variant !== undefined && each.code !== locale.code && (
                <Button
                  size="small"
                  tone="ghost"
                  aria-pressed={beside === each.code}
                  icon={<IconColumns2 aria-hidden size={14} />}
                  onClick={() => onBeside(beside === each.code ? null : each.code)}
                >
                  {t(beside === each.code ? "editor.languages.alone" : "editor.languages.beside")}
                </Button>
              )}
              {variant === undefined && <StartVariant code={each.code} />}
            </div>
          );
        })}
      </section>
    </div>
  );
}

/** Makes the variant: empty, or with the texts of the language on screen to write over. */
export function StartVariant({ code }: { code: string }) {
  const { t } = useTranslation("entries");
  const { entryId, locale, definition } = useEditor();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const explain = useProblemText();
  const start = useMutation({
    mutationFn: (copyFrom: string | undefined) => startVariant(entryId, code, copyFrom),
    onSuccess: async () => {
      await refreshEntry(entryId);
      await navigate(`${entryPath(entryId, code)}?beside=${encodeURIComponent(locale.code)}&panel=languages`);
    },
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
  });
  const scope = { contentType: definition.key, locale: code };
  if (!can("entry.edit", scope) && !can("entry.translate", scope)) return <span className="pb-small pb-quiet">{t("editor.languages.notYours")}</span>;
  return (
    <span className="ed-language-start">
      <Button size="small" icon={<IconPlus aria-hidden size={14} />} isBusy={start.isPending} onClick={() => start.mutate(undefined)}>
        {t("editor.languages.start")}
      </Button>
      <Button size="small" tone="ghost" isBusy={start.isPending} onClick={() => start.mutate(locale.code)}>
        {t("editor.languages.copy", { locale: format.languageName(locale.code) })}
      </Button>
    </span>
  );
}
