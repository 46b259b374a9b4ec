import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import type { AssetView, ChangeAssetInput } from "@pressbox/shared/media/media.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localesQuery, useWorkLocale } from "../../locales/locales.public.ts";
import { ApiProblem } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { queryClient } from "../../platform/query-client.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { TextAreaField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { StatusIcon } from "../../ui/status-chip.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useChangeAsset } from "../media.mutations.ts";
import { mediaKeys } from "../media.queries.ts";

interface Typed {
  readonly fileName: string;
  readonly credit: string;
  readonly texts: Readonly<Record<string, { alt: string; caption: string }>>;
}

const empty = { alt: "", caption: "" };

/** What the asset says, per language, and whose it is. What was typed stays until it is saved or thrown away. */
export function AssetTexts({ asset }: { asset: AssetView }) {
  const { t } = useTranslation("media");
  const explain = useProblemText();
  const can = useCan();
  const { data: all = [] } = useQuery(localesQuery);
  const { locale: workLocale } = useWorkLocale();
  const locales = all.filter((locale) => locale.isEnabled);
  const [chosen, setChosen] = useState("");
  const locale = locales.find((each) => each.code === chosen) ?? workLocale ?? locales[0];
  const [typed, setTyped] = useState<Partial<Typed>>({});
  const save = useChangeAsset();
  const standing = readTexts(asset);
  const shown = { ...standing, ...typed, texts: { ...standing.texts, ...typed.texts } };
  const change = changeOf(standing, shown);
  const lost = save.error instanceof ApiProblem && save.error.status === 412 ? save.error : null;

  const submit = (revision: number): void => {
    save.mutate(
      { id: asset.id, revision, change },
      {
        onSuccess: () => {
          setTyped({});
          showToast({ tone: "done", text: t("detail.saved") });
        },
      },
    );
  };
  const discard = (): void => {
    setTyped({});
    save.reset();
  };
  const type = (code: string, key: "alt" | "caption", value: string): void =>
    setTyped((now) => ({ ...now, texts: { ...now.texts, [code]: { ...(shown.texts[code] ?? empty), [key]: value } } }));

  if (!locale) return null;
  const canEdit = can("asset.edit");
  // A translator writes what the picture says in the languages of their scope, never in the source.
  const canWrite = canEdit || (!locale.isSource && can("asset.translate", { locale: locale.code }));
  const text = shown.texts[locale.code] ?? empty;
  const written = locales.filter(({ code }) => isWritten(shown.texts[code]));
  return (
    <form
      className="asset-section asset-texts"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(change).length > 0) submit(asset.revision);
      }}
    >
      <h3>
        {t("detail.texts")}
        <span className="pb-quiet pb-small pb-num">{t("detail.textsCount", { count: written.length as never, total: locales.length })}</span>
      </h3>
      <LocaleTabs locales={locales} current={locale.code} written={new Set(written.map(({ code }) => code))} onChoose={setChosen} />
      <TextAreaField
        label={t("detail.alt")}
        help={t("detail.altHelp")}
        rows={2}
        maxLength={1000}
        dir={locale.direction}
        lang={locale.code}
        value={text.alt}
        readOnly={!canWrite}
        onChange={(event) => type(locale.code, "alt", event.target.value)}
      />
      <TextAreaField
        label={t("detail.caption")}
        rows={2}
        maxLength={2000}
        dir={locale.direction}
        lang={locale.code}
        value={text.caption}
        readOnly={!canWrite}
        onChange={(event) => type(locale.code, "caption", event.target.value)}
      />
      <TextField
        label={t("detail.credit")}
        maxLength={500}
        dir="auto"
        value={shown.credit}
        readOnly={!canEdit}
        onChange={(event) => setTyped({ ...typed, credit: event.target.value })}
      />
      <TextField
        label={t("detail.name")}
        maxLength={260}
        dir="auto"
        required
        value={shown.fileName}
        readOnly={!canEdit}
        onChange={(event) => setTyped({ ...typed, fileName: event.target.value })}
      />
      {lost ? (
        <Notice tone="warning">
          <b>{t("detail.changedTitle")}</b> {t("detail.changedText")}
          <span className="asset-form-actions">
            <Button size="small" onClick={() => submit(currentOf(lost)?.revision ?? asset.revision)}>
              {t("detail.saveMine")}
            </Button>
            <Button
              size="small"
              tone="ghost"
              onClick={() => {
                discard();
                void queryClient.invalidateQueries({ queryKey: mediaKeys.detail(asset.id) });
              }}
            >
              {t("detail.takeTheirs")}
            </Button>
          </span>
        </Notice>
      ) : (
        save.isError && <Notice tone="problem">{explain(save.error).text}</Notice>
      )}
      {Object.keys(change).length > 0 && !lost && (
        <span className="asset-form-actions">
          <Button type="submit" tone="primary" size="small" isBusy={save.isPending}>
            {t("detail.save")}
          </Button>
          <Button tone="ghost" size="small" onClick={discard}>
            {t("detail.discard")}
          </Button>
        </span>
      )}
    </form>
  );
}

function LocaleTabs({
  locales,
  current,
  written,
  onChoose,
}: {
  locales: readonly Locale[];
  current: string;
  written: ReadonlySet<string>;
  onChoose: (code: string) => void;
}) {
  const { t } = useTranslation("media");
  const format = useFormat();
  return (
    <fieldset className="asset-locales">
      <legend className="pb-visually-hidden">{t("detail.texts")}</legend>
      {locales.map(({ code }) => {
        const isDone = written.has(code);
        return (
          <button
            key={code}
            type="button"
            aria-pressed={code === current}
            title={`${format.languageName(code)}: ${t(isDone ? "detail.written" : "detail.missing")}`}
            onClick={() => onChoose(code)}
          >
            <StatusIcon tone={isDone ? "live" : "missing"} size={12} />
            <bdi>{code.toUpperCase()}</bdi>
            <span className="pb-visually-hidden">{t(isDone ? "detail.written" : "detail.missing")}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

const isWritten = (text: { alt: string; caption: string } | undefined): boolean => text !== undefined && (text.alt.trim() !== "" || text.caption.trim() !== "");

const readTexts = (asset: AssetView): Typed => ({
  fileName: asset.fileName,
  credit: asset.credit,
  texts: Object.fromEntries(asset.texts.map(({ locale, alt, caption }) => [locale, { alt, caption }])),
});

/** Only what differs is sent: two people may describe two languages at once. */
function changeOf(standing: Typed, shown: Typed): ChangeAssetInput {
  const texts = Object.entries(shown.texts)
    .filter(([code, text]) => text.alt !== (standing.texts[code] ?? empty).alt || text.caption !== (standing.texts[code] ?? empty).caption)
    .map(([locale, text]) => ({ locale, ...text }));
  return {
    ...(shown.credit === standing.credit ? {} : { credit: shown.credit }),
    ...(shown.fileName === standing.fileName || shown.fileName.trim() === "" ? {} : { fileName: shown.fileName.trim() }),
    ...(texts.length === 0 ? {} : { texts }),
  };
}

const currentOf = (problem: ApiProblem): AssetView | undefined => problem.details["current"] as AssetView | undefined;
