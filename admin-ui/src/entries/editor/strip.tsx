import { IconKeyboard } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useWordCount } from "../../rich-text/rich-text.public.ts";
import { AvatarGroup } from "../../ui/avatar.tsx";
import { KeyHint } from "../../ui/kbd.tsx";
import { PageSlot, StatusStrip, StripBar } from "../../ui/page-slots.tsx";
import { usePeopleInDraft } from "../draft/use-draft.ts";
import { useEditor } from "./editor-context.tsx";
import { useEditorTools } from "./editor-tools.tsx";
import { LiveWords, StatusWords, useDraftStatus } from "./status-words.tsx";

/** Everybody else who has this language or the shared fields open, in the top bar. */
export function People() {
  const { own, shared } = useEditor();
  const people = [...usePeopleInDraft(own), ...usePeopleInDraft(shared)];
  const once = people.filter((person, index) => people.findIndex((other) => other.id === person.id) === index);
  return <PageSlot slot="people">{once.length > 0 && <AvatarGroup people={once} size="medium" />}</PageSlot>;
}

/** One line in words: what is saved, what is live, who is here. */
export function Strip() {
  const { t } = useTranslation("entries");
  const { own, locale, canWriteOwn } = useEditor();
  const { body } = useEditorTools();
  const format = useFormat();
  const words = useWordCount(body, locale.code);
  const people = usePeopleInDraft(own);
  const names = [...new Set(people.map((person) => person.name.split(" ")[0] ?? person.name))];
  const { tone } = useDraftStatus();
  return (
    <StatusStrip>
      <StatusWords />
      <StripBar />
      <LiveWords />
      <span className="pb-grow" />
      {names.length > 0 && tone !== "offline" && (
        <>
          <span>{t("editor.strip.here", { count: names.length, names: format.list(names) })}</span>
          <StripBar />
        </>
      )}
      {body !== null && (
        <>
          <span className="pb-num">{t("editor.strip.words", { count: words })}</span>
          <StripBar />
        </>
      )}
      {body !== null && canWriteOwn && <KeyHint keys={["/"]}>{t("editor.strip.blocks")}</KeyHint>}
      <KeyHint keys={["?"]}>
        <IconKeyboard aria-hidden size={14} />
        {t("editor.strip.keys")}
      </KeyHint>
    </StatusStrip>
  );
}
