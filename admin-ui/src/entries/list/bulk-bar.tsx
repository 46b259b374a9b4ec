import { IconSend, IconSendOff, IconTrash, IconX } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../../platform/use-me.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { useDeleteEntries } from "../entries.mutations.ts";
import type { BulkVerb } from "./bulk-publish-dialog.tsx";
import type { Selection } from "./use-selection.ts";

const BulkPublishDialog = lazy(async () => ({ default: (await import("./bulk-publish-dialog.tsx")).BulkPublishDialog }));

/** What can be done with the chosen rows; docked, so that it never covers one. What the person may not do is absent. */
export function BulkBar({ selection }: { selection: Selection }) {
  const { t } = useTranslation("entries");
  const can = useCan();
  const deleteEntries = useDeleteEntries();
  const [verb, setVerb] = useState<BulkVerb | null>(null);
  if (selection.count === 0) return null;
  const { chosen, count } = selection;
  const variantCount = chosen.reduce((sum, entry) => sum + entry.variants.length, 0);
  const mayAnywhere = (permission: "entry.publish" | "entry.delete"): boolean => chosen.some((entry) => can(permission, { contentType: entry.contentType }));
  return (
    <div className="entry-bulk" role="toolbar" aria-label={t("list.toolbar", { count })}>
      <b className="pb-num">{t("list.selected", { count })}</b>
      <span className="pb-quiet pb-small pb-wide-only">{t("bulk.variants", { count: variantCount })}</span>
      <span className="entry-bulk-bar" aria-hidden />
      {mayAnywhere("entry.publish") && (
        <>
          <Button tone="ghost" size="small" icon={<IconSend aria-hidden size={16} />} onClick={() => setVerb("publish")}>
            {t("bulk.publish")}
          </Button>
          <Button tone="ghost" size="small" icon={<IconSendOff aria-hidden size={16} />} onClick={() => setVerb("unpublish")}>
            {t("bulk.unpublish")}
          </Button>
        </>
      )}
      {mayAnywhere("entry.delete") && (
        <Button
          tone="ghost"
          size="small"
          icon={<IconTrash aria-hidden size={16} />}
          onClick={() => {
            deleteEntries.mutate(chosen);
            selection.clear();
          }}
        >
          {t("bulk.delete")}
        </Button>
      )}
      <span className="pb-grow" />
      <Button tone="ghost" size="small" className="pb-wide-only" onClick={selection.clear}>
        {t("list.clear")}
        <Kbd>Esc</Kbd>
      </Button>
      <IconButton label={t("list.clear")} className="pb-narrow-only" onClick={selection.clear}>
        <IconX aria-hidden size={18} />
      </IconButton>
      {verb !== null && (
        <Suspense>
          <BulkPublishDialog verb={verb} entries={chosen} onClose={() => setVerb(null)} onDone={selection.clear} />
        </Suspense>
      )}
    </div>
  );
}
