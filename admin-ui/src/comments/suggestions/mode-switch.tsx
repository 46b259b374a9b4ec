import { IconPencil, IconTextPlus } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { useMe } from "../../platform/use-me.ts";
import { suggestingMode } from "../../rich-text/rich-text.public.ts";
import { Segmented } from "../../ui/segmented.tsx";
import "./suggestions.css";

/** Editing or suggesting, for the texts of this tab. Who may not write has no choice. */
export function ModeSwitch() {
  const { t } = useTranslation("suggestions");
  const { canWriteOwn, definition } = useEditor();
  const { actor } = useMe();
  const isOn = useSyncExternalStore(suggestingMode.subscribe, suggestingMode.isOn);
  if (!canWriteOwn || !definition.fields.some((field) => field.kind === "rich-text")) return null;
  return (
    <span className="sg-switch" title={t("mode.keys")}>
      <Segmented
        label={t("mode.label")}
        value={isOn ? "suggesting" : "editing"}
        onChange={(mode) => (mode === "suggesting" ? void suggestingMode.start(actor.id) : suggestingMode.stop())}
        options={[
          { value: "editing", label: <Choice icon={<IconPencil aria-hidden size={15} />}>{t("mode.editing")}</Choice> },
          { value: "suggesting", label: <Choice icon={<IconTextPlus aria-hidden size={15} />}>{t("mode.suggesting")}</Choice> },
        ]}
      />
    </span>
  );
}

function Choice({ icon, children }: { icon: React.ReactNode; children: string }) {
  return (
    <span className="sg-choice">
      {icon}
      <span>{children}</span>
    </span>
  );
}
