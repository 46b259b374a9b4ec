import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { IconLanguage } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { entryPath } from "../entries.paths.ts";
import { refreshEntry, rememberVariant, startVariant } from "../variants.queries.ts";

export interface MissingVariantProps {
  entry: EntrySummary;
  locale: Locale;
  locales: readonly Locale[];
  definition: ContentTypeDefinition;
}

/** The entry is not there in this language yet: start it, or go to one that is. */
export function MissingVariant({ entry, locale, definition }: MissingVariantProps) {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const can = useCan();
  const explain = useProblemText();
  const start = useMutation({
    mutationFn: () => startVariant(entry.id, locale.code, undefined),
    onSuccess: async (variant) => {
      rememberVariant(variant);
      await refreshEntry(entry.id);
    },
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
  });
  const scope = { contentType: definition.key, locale: locale.code };
  const mayStart = entry.deletedAt === null && (can("entry.edit", scope) || can("entry.translate", scope));
  const language = format.languageName(locale.code);
  return (
    <EmptyState
      icon={<IconLanguage size={36} stroke={1.5} />}
      title={t("editor.languages.missingTitle", { locale: language })}
      action={
        <span className="pb-row">
          {mayStart && (
            <Button tone="primary" isBusy={start.isPending} onClick={() => start.mutate()}>
              {t("editor.languages.startNamed", { locale: language })}
            </Button>
          )}
          {entry.variants.map((variant) => (
            <Link key={variant.locale} className="pb-link" to={entryPath(entry.id, variant.locale)}>
              {format.languageName(variant.locale)}
            </Link>
          ))}
        </span>
      }
    >
      {t(mayStart ? "editor.languages.missingText" : "editor.languages.missingNotYours")}
    </EmptyState>
  );
}
