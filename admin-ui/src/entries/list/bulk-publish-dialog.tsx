import type { Confirmation, EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { callApi } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { CheckField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { invalidateEntryLists } from "../entries.queries.ts";
import { OpenSuggestionsDialog, openSuggestionsIn } from "../publish/open-suggestions.ts";

export type BulkVerb = "publish" | "unpublish";

export interface BulkPublishDialogProps {
  verb: BulkVerb;
  entries: readonly EntrySummary[];
  onClose: () => void;
  onDone: () => void;
}

interface Refusal {
  readonly title: string;
  readonly reason: string;
}
interface Work {
  readonly entry: EntrySummary;
  readonly locales: readonly string[];
}
/** What has open suggestions and waits for a word about them. */
interface Asked {
  readonly items: readonly Work[];
  readonly suggestions: number;
  readonly refused: readonly Refusal[];
}

/** Which locales, what that means, then one entry after the other: each is all or nothing, a refused one stops none of the others. */
export function BulkPublishDialog({ verb, entries, onClose, onDone }: BulkPublishDialogProps) {
  const { t } = useTranslation(["entries", "ui"]);
  const format = useFormat();
  const can = useCan();
  const explain = useProblemText();
  const { locales } = useWorkLocale();
  const affected = (entry: EntrySummary, locale: string): boolean =>
    can("entry.publish", { contentType: entry.contentType, locale }) &&
    entry.variants.some((variant) => variant.locale === locale && isAffected(verb, variant.status));
  const choices = locales.map((locale) => ({ code: locale.code, count: entries.filter((entry) => affected(entry, locale.code)).length }));
  const [chosen, setChosen] = useState<readonly string[]>(choices.filter((choice) => choice.count > 0).map((choice) => choice.code));
  const [progress, setProgress] = useState<number | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const work: readonly Work[] = entries
    .map((entry) => ({ entry, locales: chosen.filter((code) => affected(entry, code)) }))
    .filter((each) => each.locales.length > 0);
  const total = work.reduce((sum, each) => sum + each.locales.length, 0);

  /** @param before what was refused already, when the rest is sent again without its suggestions */
  async function run(items: readonly Work[], confirmed: readonly Confirmation[] = [], before: readonly Refusal[] = []): Promise<void> {
    const refused: Refusal[] = [...before];
    const open: Work[] = [];
    let [done, suggestions] = [0, 0];
    setProgress(0);
    for (const [index, item] of items.entries()) {
      try {
        await send(verb, item.entry.id, item.locales, confirmed);
        done += item.locales.length;
      } catch (error) {
        const count = openSuggestionsIn(error);
        if (count === null) refused.push({ title: item.entry.title || t("list.untitled"), reason: explain(error).text });
        else open.push(item);
        suggestions += count ?? 0;
      }
      setProgress(index + 1);
    }
    setAsked(open.length > 0 ? { items: open, suggestions, refused } : null);
    void invalidateEntryLists();
    if (done > 0) showToast({ tone: "done", text: t(verb === "publish" ? "bulk.published" : "bulk.unpublished", { count: done }) });
    if (open.length > 0) return setProgress(null);
    if (refused.length > 0) return setRefusals(refused);
    onDone();
    onClose();
  }

  if (refusals.length > 0)
    return (
      <Dialog title={t("bulk.failedTitle", { count: refusals.length })} isOpen onClose={onClose}>
        <p className="pb-muted">{t("bulk.failedText")}</p>
        <ul className="entry-refusals">
          {refusals.map((refusal) => (
            <li key={refusal.title}>
              <Notice tone="problem">
                <b>
                  <bdi>{refusal.title}</bdi>
                </b>
                <div>{refusal.reason}</div>
              </Notice>
            </li>
          ))}
        </ul>
        <DialogActions>
          <Button tone="primary" onClick={onClose}>
            {t("bulk.done")}
          </Button>
        </DialogActions>
      </Dialog>
    );

  if (asked !== null)
    return (
      <OpenSuggestionsDialog
        count={asked.suggestions}
        confirmLabel={t("bulk.publishConfirm", { count: asked.items.reduce((sum, item) => sum + item.locales.length, 0) })}
        isBusy={progress !== null}
        onConfirm={() => void run(asked.items, ["open-suggestions"], asked.refused)}
        onClose={onClose}
      />
    );

  const isPublish = verb === "publish";
  return (
    <Dialog
      title={t(isPublish ? "bulk.publishTitle" : "bulk.unpublishTitle", { count: entries.length })}
      isOpen
      onClose={progress === null ? onClose : () => undefined}
    >
      <p className="pb-muted">{t(isPublish ? "bulk.publishText" : "bulk.unpublishText")}</p>
      <fieldset className="entry-bulk-locales" disabled={progress !== null}>
        <legend className="pb-visually-hidden">{t("columns.locales")}</legend>
        {choices.map((choice) => (
          <CheckField
            key={choice.code}
            label={
              <span className="entry-bulk-locale">
                {format.languageName(choice.code)}
                <span className="pb-quiet pb-small pb-num">{t("bulk.ofWhich", { number: choice.count, total: entries.length })}</span>
              </span>
            }
            checked={choice.count > 0 && chosen.includes(choice.code)}
            disabled={choice.count === 0}
            onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, choice.code] : chosen.filter((code) => code !== choice.code))}
          />
        ))}
      </fieldset>
      <DialogActions>
        <Button onClick={onClose} disabled={progress !== null}>
          {t("ui:cancel")}
        </Button>
        <Button tone={isPublish ? "primary" : "danger"} isBusy={progress !== null} disabled={total === 0} onClick={() => void run(work)} data-autofocus>
          {progress !== null
            ? t("bulk.progress", { done: progress, total: work.length })
            : total === 0
              ? t(isPublish ? "bulk.nothingToPublish" : "bulk.nothingToUnpublish")
              : t(isPublish ? "bulk.publishConfirm" : "bulk.unpublishConfirm", { count: total })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Publishing touches what readers do not see as it is; unpublishing what they see. */
const isAffected = (verb: BulkVerb, status: EntrySummary["variants"][number]["status"]): boolean =>
  verb === "publish" ? status !== "live" : status === "live" || status === "changed";

async function send(verb: BulkVerb, entryId: string, locales: readonly string[], confirmed: readonly Confirmation[]): Promise<void> {
  if (verb === "publish") return callApi("POST", `/entries/${entryId}/publish`, null, { body: { locales, confirmed } });
  for (const locale of locales) await callApi("POST", `/entries/${entryId}/variants/${locale}/unpublish`, null, { body: {} });
}
