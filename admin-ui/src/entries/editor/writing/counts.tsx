import type { Editor as TextEditor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePreference } from "../../../platform/preferences.ts";
import { CheckField } from "../../../ui/field.tsx";
import { Popup } from "../../../ui/menu.tsx";
import { useEditor } from "../editor-context.tsx";
import { useEditorTools } from "../editor-tools.tsx";
import { countText, type TextCounts } from "./reading-time.ts";
import styles from "./writing.module.css";

/** What the counts are of: the texts of the page, or what is selected in one. */
interface Counted extends TextCounts {
  readonly isSelection: boolean;
}

/** In the strip: words and reading time; a press shows the rest, and how this person likes to write. */
export function Counts() {
  const { t } = useTranslation("writing");
  const { locale, canWriteOwn } = useEditor();
  const counted = useCounts(useEditorTools().bodies, locale.code);
  if (counted === null) return null;
  const { words, minutes, isSelection } = counted;
  return (
    <Popup
      label={t("counts.title")}
      width={280}
      trigger={
        <button type="button" className={`pb-num ${styles["counts"]}`}>
          {t(isSelection ? "counts.selected" : "counts.words", { count: words })}
          {!isSelection && words > 0 && ` · ${t("counts.minutes", { count: minutes })}`}
        </button>
      }
    >
      {() => (
        <>
          <Figures counted={counted} />
          {canWriteOwn && <Preference name="typography" label={t("options.typography")} help={t("options.typographyHelp")} />}
          <Preference name="editor-dim" label={t("options.dim")} help={t("options.dimHelp")} />
        </>
      )}
    </Popup>
  );
}

function Figures({ counted }: { counted: Counted }) {
  const { t } = useTranslation("writing");
  const rows = [
    ["counts.wordsLabel", counted.words],
    ["counts.characters", counted.characters],
    ["counts.charactersWithoutSpaces", counted.charactersWithoutSpaces],
  ] as const;
  return (
    <>
      <p className="pb-small pb-quiet">{t(counted.isSelection ? "counts.ofSelection" : "counts.ofTexts")}</p>
      <dl className={styles["figures"]}>
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd className="pb-num">{t("counts.number", { count })}</dd>
          </div>
        ))}
        <div>
          <dt>{t("counts.reading")}</dt>
          <dd className="pb-num">{t("counts.minutes", { count: counted.minutes })}</dd>
        </div>
      </dl>
    </>
  );
}

function Preference({ name, label, help }: { name: string; label: string; help: string }) {
  const [value, setValue] = usePreference(name, "on");
  return <CheckField label={label} help={help} checked={value === "on"} onChange={(event) => setValue(event.currentTarget.checked ? "on" : "off")} />;
}

const restMs = 500;
const selectionRestMs = 150;

/** Counts when typing rests, never while one types. Null before the first. */
function useCounts(bodies: ReadonlyMap<string, TextEditor>, locale: string): Counted | null {
  const [counted, setCounted] = useState<Counted | null>(null);
  useEffect(() => {
    const editors = [...bodies.values()].filter((editor) => !editor.isDestroyed);
    if (editors.length === 0) {
      setCounted(null);
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    let isSelecting = false;
    const count = (): void => {
      const alive = editors.filter((editor) => !editor.isDestroyed);
      const selected = alive.map(selectedText).find((text) => text !== "");
      isSelecting = selected !== undefined;
      setCounted({ ...countText(selected ?? alive.map(wholeText).join("\n"), locale), isSelection: isSelecting });
    };
    const wait = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(count, ms);
    };
    const onUpdate = (): void => wait(restMs);
    const onSelection = (): void => {
      if (isSelecting || editors.some((editor) => !editor.isDestroyed && !editor.state.selection.empty)) wait(selectionRestMs);
    };
    wait(0);
    for (const editor of editors) editor.on("update", onUpdate).on("selectionUpdate", onSelection);
    return () => {
      clearTimeout(timer);
      for (const editor of editors) editor.off("update", onUpdate).off("selectionUpdate", onSelection);
    };
  }, [bodies, locale]);
  return counted;
}

const lineBreak = (node: { type: { name: string } }): string => (node.type.name === "hardBreak" ? "\n" : "");
const wholeText = ({ state: { doc } }: TextEditor): string => doc.textBetween(0, doc.content.size, "\n", lineBreak);
const selectedText = ({ state: { doc, selection } }: TextEditor): string =>
  selection.ranges.map(({ $from, $to }) => doc.textBetween($from.pos, $to.pos, "\n", lineBreak)).join("\n");
