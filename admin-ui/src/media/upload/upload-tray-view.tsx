import { IconAlertTriangle, IconCheck, IconMinus, IconMovie, IconPhoto, IconPlus, IconRefresh, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { type Format, useFormat } from "../../platform/i18n/use-format.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { formatBytes, formatRate, formatSeconds } from "../components/format-file.ts";
import { useFailureText } from "../components/use-failure-text.ts";
import { assetPath } from "../media.paths.ts";
import { rateOf, secondsLeft } from "./upload-rate.ts";
import { cancelAllUploads, cancelUpload, isFinal, isUnderWay, removeUploads, retryUpload, type Upload } from "./upload-store.ts";
import "./upload-tray.css";

/** The uploads of this tab, above every page: how many, how fast, how long, and what to do where one stopped. */
export function UploadTrayView({ uploads }: { uploads: readonly Upload[] }) {
  const { t } = useTranslation("media");
  const [chosen, setChosen] = useState<{ isSmall: boolean; newest: number } | null>(null);
  const isBusy = uploads.some(isUnderWay);
  // All went well: the head alone says so, and the page under it is free. What somebody chose holds until the next file.
  const isAllDone = !isBusy && uploads.every(({ state }) => state === "done" || state === "cancelled");
  const newest = Math.max(...uploads.map(({ id }) => id));
  const isSmall = chosen?.newest === newest ? chosen.isSmall : isAllDone;
  return (
    <section className="upload-tray" aria-label={t("upload.tray")}>
      <TrayHead uploads={uploads} isSmall={isSmall} onSize={() => setChosen({ isSmall: !isSmall, newest })} />
      {!isSmall && (
        <ul className="upload-list">
          {inOrderOfNeed(uploads).map((upload) => (
            <UploadLine key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
      {!isSmall && isBusy && uploads.length > 1 && (
        <footer>
          <Button size="small" tone="ghost" onClick={cancelAllUploads}>
            {t("upload.cancelAll")}
          </Button>
        </footer>
      )}
    </section>
  );
}

/** What needs a hand stands first, what is done last. */
const inOrderOfNeed = (uploads: readonly Upload[]): Upload[] => uploads.toSorted((a, b) => need.indexOf(a.state) - need.indexOf(b.state));
const need: readonly Upload["state"][] = ["failed", "sending", "checking", "waiting", "processing", "done", "cancelled"];

function TrayHead({ uploads, isSmall, onSize }: { uploads: readonly Upload[]; isSmall: boolean; onSize: () => void }) {
  const { t } = useTranslation("media");
  const format = useFormat();
  const counted = uploads.filter(({ state }) => state !== "cancelled");
  const sending = counted.filter(({ state }) => state === "waiting" || state === "sending" || state === "checking");
  const failed = counted.filter(({ state }) => state === "failed");
  const [sent, size] = [sumOf(counted, "sentBytes"), sumOf(counted, "sizeBytes")];
  const done = counted.filter(({ state }) => state === "processing" || state === "done").length;
  const title =
    sending.length > 0
      ? t("upload.running", { done: format.number(Math.min(done + 1, counted.length)), count: counted.length })
      : failed.length > 0
        ? t("upload.stopped", { count: failed.length })
        : t("upload.finished", { count: done });
  return (
    <header>
      <b role="status">{title}</b>
      <IconButton label={isSmall ? t("upload.larger") : t("upload.smaller")} aria-expanded={!isSmall} onClick={onSize}>
        {isSmall ? <IconPlus aria-hidden size={16} /> : <IconMinus aria-hidden size={16} />}
      </IconButton>
      {!uploads.some(isUnderWay) && (
        <IconButton label={t("upload.close")} onClick={() => removeUploads()}>
          <IconX aria-hidden size={16} />
        </IconButton>
      )}
      {sending.length > 0 && (
        <>
          <span className="pb-small pb-num pb-muted upload-tray-total">{totalText(sending, sent, size, t, format)}</span>
          <Bar value={sent} of={size} label={title} />
        </>
      )}
    </header>
  );
}

function totalText(sending: readonly Upload[], sent: number, size: number, t: ReturnType<typeof useTranslation<"media">>["t"], format: Format): string {
  const rate = sending.reduce((sum, upload) => sum + (rateOf(upload.samples) ?? 0), 0);
  const values = { sent: formatBytes(sent, format, size), size: formatBytes(size, format) };
  if (rate === 0) return t("upload.totalStart", values);
  const rest = sending.reduce((sum, upload) => sum + upload.sizeBytes - upload.sentBytes, 0);
  return t("upload.total", { ...values, rate: formatRate(rate, format), left: formatSeconds(Math.max(1, Math.round(rest / rate)), format) });
}

const sumOf = (uploads: readonly Upload[], key: "sentBytes" | "sizeBytes"): number => uploads.reduce((sum, upload) => sum + upload[key], 0);

function UploadLine({ upload }: { upload: Upload }) {
  const { t } = useTranslation("media");
  const format = useFormat();
  const isFailed = upload.state === "failed";
  const Icon = isFailed ? IconAlertTriangle : upload.isClip ? IconMovie : IconPhoto;
  const canCancel = upload.state === "waiting" || upload.state === "sending" || (isFailed && upload.failure === "" && !isFinal(upload.problem));
  return (
    <li className={`upload-line${isFailed ? " upload-line-failed" : ""}`}>
      <Icon aria-hidden size={16} />
      <span className="upload-name pb-truncate" title={upload.fileName}>
        <bdi>{upload.fileName}</bdi>
      </span>
      <span className="pb-small pb-num pb-muted upload-note">
        <LineNote upload={upload} format={format} />
        {canCancel ? (
          <IconButton label={t("upload.cancel", { name: upload.fileName })} onClick={() => cancelUpload(upload.id)}>
            <IconX aria-hidden size={14} />
          </IconButton>
        ) : (
          !isUnderWay(upload) && (
            <IconButton label={t("upload.remove", { name: upload.fileName })} onClick={() => removeUploads(upload.id)}>
              <IconX aria-hidden size={14} />
            </IconButton>
          )
        )}
      </span>
      {(upload.state === "sending" || (isFailed && upload.failure === "" && !isFinal(upload.problem))) && (
        <Bar value={upload.sentBytes} of={upload.sizeBytes} label={upload.fileName} isBad={isFailed} />
      )}
      {isFailed && <LineProblem upload={upload} />}
    </li>
  );
}

function LineNote({ upload, format }: { upload: Upload; format: Format }) {
  const { t } = useTranslation("media");
  const values = { sent: formatBytes(upload.sentBytes, format, upload.sizeBytes), size: formatBytes(upload.sizeBytes, format) };
  switch (upload.state) {
    case "waiting":
      return t("upload.waiting");
    case "sending": {
      const left = secondsLeft(upload.samples, upload.sizeBytes - upload.sentBytes);
      return left === null ? t("upload.progress", values) : t("upload.progressLeft", { ...values, left: formatSeconds(left, format) });
    }
    case "checking":
      return t("upload.checking");
    case "processing":
      return t("upload.processing");
    case "done":
      return (
        <Link className="pb-link upload-done" to={assetPath(upload.assetId ?? "")}>
          <IconCheck aria-hidden size={14} />
          {t("upload.done")}
        </Link>
      );
    case "cancelled":
      return t("upload.cancelled");
    case "failed":
      return upload.failure === "" && !isFinal(upload.problem) ? t("upload.kept", values) : null;
  }
}

function LineProblem({ upload }: { upload: Upload }) {
  const { t } = useTranslation("media");
  const explain = useProblemText();
  const failure = useFailureText();
  const { problem } = upload;
  const text = problem === null ? failure(upload.failure) : problem.kind === "api" ? explain(problem.error).text : t(`problems.${problem.kind}`);
  return (
    <span className="upload-problem" role="alert">
      <span className="pb-grow">{text}</span>
      {problem !== null && !isFinal(problem) && (
        <Button size="small" icon={<IconRefresh aria-hidden size={14} />} onClick={() => retryUpload(upload.id)}>
          {t("upload.retry")}
        </Button>
      )}
      {problem === null && upload.assetId !== null && (
        <Link className="pb-button pb-button-default pb-button-small" to={assetPath(upload.assetId)}>
          {t("upload.show")}
        </Link>
      )}
    </span>
  );
}

function Bar({ value, of, label, isBad = false }: { value: number; of: number; label: string; isBad?: boolean }) {
  const percent = of === 0 ? 0 : Math.floor((value / of) * 100);
  return (
    <span
      className={`upload-bar${isBad ? " upload-bar-bad" : ""}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}
