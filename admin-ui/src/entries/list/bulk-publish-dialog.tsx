import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
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
  const work = entries.map((entry) => ({ entry, locales: chosen.filter((code) => affected(entry, code)) })).filter((each) => each.locales.length > 0);
  const total = work.reduce((sum, each) => sum + each.locales.length, 0);

  async function run(): Promise<void> {
    const refused: Refusal[] = [];
    let done = 0;
    setProgress(0);
    for (const [index, { entry, locales: codes }] of work.entries()) {
      try {
        await send(verb, entry.id, codes);
        done += codes.length;
      } catch (error) {
        refused.push({ title: entry.title || t("list.untitled"), reason: explain(error).text });
      }
      setProgress(index + 1);
    }
    void invalidateEntryLists();
    if (done > 0) showToast({ tone: "done", text: t(verb === "publish" ? "bulk.published" : "bulk.unpublished", { count: done }) });
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
        <Button tone={isPublish ? "primary" : "danger"} isBusy={progress !== null} disabled={total === 0} onClick={() => void run()} data-autofocus>
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

async function send(verb: BulkVerb, entryId: string, locales: readonly string[]): Promise<void> {
  if (verb === "publish") return callApi("POST", `/entries/${entryId}/publish`, null, { body: { locales } });
  for (const locale of locales) await callApi("POST", `/entries/${entryId}/variants/${locale}/unpublish`, null, { body: {} });
}
