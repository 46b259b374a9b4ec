import { IconKeyboard } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { KeyHint } from "../../ui/kbd.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { StatusStrip, StripBar } from "../../ui/page-slots.tsx";
import { useDraftState, usePeopleInDraft } from "../draft/use-draft.ts";
import { useEditor } from "./editor-context.tsx";
import { useEditorTools } from "./editor-tools.tsx";
import { LiveWords, StatusWords } from "./status-words.tsx";

const Counts = lazyPart(async () => {
  const [{ Counts: Loaded }] = await Promise.all([import("./writing/counts.tsx"), loadTexts(["writing"])]);
  return Loaded;
});

/** One line in words: what is saved, what is live, who is here. */
export function Strip() {
  const { t } = useTranslation("entries");
  const { own, shared, canWriteOwn } = useEditor();
  const hasText = useEditorTools().bodies.size > 0;
  const format = useFormat();
  const people = usePeopleInDraft(own);
  const names = [...new Set(people.map((person) => person.name.split(" ")[0] ?? person.name))];
  // What is unsaved moves with every key: only `StatusWords` follows it.
  const isOwnOnline = useDraftState(own, (state) => state.isOnline);
  const isSharedOnline = useDraftState(shared, (state) => state.isOnline);
  return (
    <StatusStrip>
      <StatusWords />
      <StripBar />
      <LiveWords />
      <span className="pb-grow" />
      {names.length > 0 && isOwnOnline && isSharedOnline && (
        <>
          <span>{t("editor.strip.here", { count: names.length, names: format.list(names) })}</span>
          <StripBar />
        </>
      )}
      {hasText && (
        <>
          <Counts />
          <StripBar />
        </>
      )}
      {hasText && canWriteOwn && <KeyHint keys={["/"]}>{t("editor.strip.blocks")}</KeyHint>}
      <KeyHint keys={["?"]}>
        <IconKeyboard aria-hidden size={14} />
        {t("editor.strip.keys")}
      </KeyHint>
    </StatusStrip>
  );
}
