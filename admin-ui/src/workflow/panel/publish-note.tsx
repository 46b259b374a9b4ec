import { useTranslation } from "react-i18next";
import { useEditor, useEditorView } from "../../entries/entries.public.ts";
import { useChecks } from "../checks-store.ts";
import { isolated, useFindingWords } from "./finding-words.ts";
import "./checks.css";

/** Above the button: "1 check warns: the poster has no alt text", or what forbids publishing, before anybody presses. */
export function PublishNote({ codes }: { codes: readonly string[] }) {
  const { t, i18n } = useTranslation("workflow");
  const { own, locale } = useEditor();
  const { findings } = useChecks(own);
  const view = useEditorView();
  const words = useFindingWords();
  if (findings === null || findings.length === 0 || !codes.includes(locale.code)) return null;
  const blocking = findings.filter((finding) => finding.level === "blocking");
  const shown = blocking.length > 0 ? blocking : findings;
  const [first] = shown;
  const { text, field } = words(first!);
  return (
    <button type="button" className="checks-note" data-level={blocking.length > 0 ? "blocking" : "advice"} onClick={() => view.setPanel("checks")}>
      {t(blocking.length > 0 ? "note.blocking" : "note.advice", { count: new Set(shown.map((finding) => finding.check)).size })}{" "}
      {field === "" ? text : t("finding", { field: isolated(field, i18n.language), text })}
    </button>
  );
}
