import { IconCheck, IconCloudOff, IconLoader2, IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useFormat } from "../../platform/i18n/use-format.ts";
import type { DraftState } from "../draft/draft-connection.ts";
import { useDraftState } from "../draft/use-draft.ts";
import { useEditor } from "./editor-context.tsx";

interface DraftStatus {
  readonly tone: "saved" | "saving" | "offline" | "reading";
  readonly words: string;
}

const whole = (state: DraftState): DraftState => state;

/** Where what was typed is now, in words. Own texts and shared fields count together. Moves with every key: for what is as small as the strip. */
function useDraftStatus(): DraftStatus {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const { own, shared, canWriteOwn, canWriteShared } = useEditor();
  const states = [useDraftState(own, whole), useDraftState(shared, whole)];
  const unsaved = states.reduce((sum, state) => sum + state.unsaved, 0);
  const isOnline = states.every((state) => state.isOnline);
  const savedAt =
    states
      .map((state) => state.savedAt ?? "")
      .sort()
      .at(-1) ?? "";
  if (states.some((state) => state.isOutdated)) return { tone: "reading", words: t("editor.status.outdated") };
  if (!isOnline) return { tone: "offline", words: unsaved > 0 ? t("editor.status.offlineKept", { count: unsaved }) : t("editor.status.offline") };
  if (!canWriteOwn && !canWriteShared) return { tone: "reading", words: t("editor.status.readOnly") };
  if (unsaved > 0) return { tone: "saving", words: t("editor.status.saving") };
  return { tone: "saved", words: savedAt === "" ? t("editor.status.savedAll") : t("editor.status.savedAt", { time: format.clockWithSeconds(savedAt) }) };
}

const icons = { saved: IconCheck, saving: IconLoader2, offline: IconCloudOff, reading: IconLock } as const;

export function StatusWords() {
  const { tone, words } = useDraftStatus();
  const Icon = icons[tone];
  return (
    <span className={`ed-status ed-status-${tone}`} role="status">
      <Icon aria-hidden size={14} stroke={2} />
      {words}
    </span>
  );
}

/** `Live since 21:58, draft has 3 changes`. */
export function LiveWords() {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const { variant } = useEditor();
  const next = variant.schedules.filter((schedule) => schedule.state === "pending").sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (variant.live === null) return <span>{next ? t("editor.live.scheduled", { when: format.short(next.dueAt) }) : t("editor.live.notLive")}</span>;
  const since = format.short(variant.live.publishedAt);
  const count = variant.changedFields.length;
  if (count === 0) return <span>{t("editor.live.same", { since })}</span>;
  return <CompareLink>{t("editor.live.changed", { since, count })}</CompareLink>;
}

/** Leads to what differs between the draft and what readers see; everything else that is open stays open. */
export function CompareLink({ children }: { children: string }) {
  const [search] = useSearchParams();
  const to = new URLSearchParams(search);
  to.set("compare", "live..draft");
  return (
    <Link className="ed-link" to={`?${to}`}>
      {children}
    </Link>
  );
}
