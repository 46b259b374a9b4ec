import type { FieldComparison } from "@pressbox/shared/entries/compare/compare-fields.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { refreshEntry } from "../variants.queries.ts";
import { restoreVersion } from "../versions.queries.ts";
import type { Comparison, SideName } from "./compare-address.ts";

/** What can come back: the side that is a version, when the other one is the draft. */
export function restorableSide({ from, to }: Comparison): Exclude<SideName, "draft"> | null {
  if (to === "draft" && from !== "draft") return from;
  return from === "draft" && to !== "draft" ? to : null;
}

/** Whether this person may bring a field back; fields that the type no longer has stay where they are. */
export function useCanRestore(): (compared: FieldComparison) => boolean {
  const { canWriteOwn, canWriteShared } = useEditor();
  return ({ field }) => field !== null && "localized" in field && (field.localized ? canWriteOwn : canWriteShared);
}

interface RestoreFieldsProps {
  comparison: Comparison;
  /** What comes back; null while nobody asks. */
  fields: readonly FieldComparison[] | null;
  onDone: () => void;
}

/** Says what becomes of the draft before it does. Own texts and shared fields have versions of their own: up to two restores. */
export function RestoreFields({ comparison, fields, onDone }: RestoreFieldsProps) {
  const { t } = useTranslation("versions");
  const { entryId, locale, variant, definition } = useEditor();
  const format = useFormat();
  const explain = useProblemText();
  const side = restorableSide(comparison);
  const name = side === "live" ? t("compare.live") : t("history.version", { number: side });
  const restore = useMutation({
    mutationFn: async () => {
      const keys = new Set(fields?.map((field) => field.key));
      const keysOf = (isOwn: boolean) => definition.fields.filter((field) => field.localized === isOwn && keys.has(field.key)).map((field) => field.key);
      const own = side === "live" ? variant.live?.version : comparison.isShared ? undefined : side;
      const shared = side === "live" ? variant.live?.sharedVersion : comparison.isShared ? side : undefined;
      if (own && keysOf(true).length > 0) await restoreVersion(entryId, locale.code, own, keysOf(true));
      if (shared && keysOf(false).length > 0) await restoreVersion(entryId, sharedLocale, shared, keysOf(false));
    },
    onSuccess: () => showToast({ tone: "done", text: t("restore.done", { fields: format.list(fields?.map((field) => field.label) ?? []), version: name }) }),
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
    onSettled: () => {
      onDone();
      return refreshEntry(entryId);
    },
  });
  if (side === null) return null;
  const title = fields?.length === 1 ? t("restore.oneTitle", { field: fields[0]!.label }) : t("restore.title", { version: name });
  return (
    <ConfirmDialog
      title={title}
      confirmLabel={t("restore.confirm", { count: fields?.length ?? 0 })}
      isOpen={fields !== null}
      isBusy={restore.isPending}
      onConfirm={() => restore.mutate()}
      onClose={onDone}
    >
      <p>{t("restore.what", { fields: format.list(fields?.map((field) => field.label) ?? []), version: name })}</p>
      <p className="pb-small pb-quiet">{t("restore.safe")}</p>
    </ConfirmDialog>
  );
}
