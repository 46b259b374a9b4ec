import { IconTextPlus } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { useMe } from "../../platform/use-me.ts";
import { suggestingMode } from "../../rich-text/rich-text.public.ts";
import "./suggestions.css";

/** Editing or suggesting, for the texts of this tab. Small while one edits; who may not write has no choice. */
export function ModeSwitch() {
  const { t } = useTranslation("suggestions");
  const { canWriteOwn, definition } = useEditor();
  const { actor } = useMe();
  const isOn = useSyncExternalStore(suggestingMode.subscribe, suggestingMode.isOn);
  if (!canWriteOwn || !definition.fields.some((field) => field.kind === "rich-text")) return null;
  return (
    <button
      type="button"
      className="pb-icon-button ed-tool ed-tool-named sg-switch"
      aria-pressed={isOn}
      title={`${t(isOn ? "mode.toEditing" : "mode.toSuggesting")} (${t("mode.keys")})`}
      onClick={() => suggestingMode.turn(actor.id)}
    >
      <IconTextPlus aria-hidden size={18} stroke={1.75} className="pb-flip" />
      <span className="ed-tool-words">{t("mode.label")}</span>
    </button>
  );
}
