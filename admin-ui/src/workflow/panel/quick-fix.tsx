import { readDraftField } from "@pressbox/shared/entries/draft-document.ts";
import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { changeField, useEditor, useEditorTools } from "../../entries/entries.public.ts";
import { assetPath } from "../../media/media.public.ts";
import { removeWords } from "../../rich-text/rich-text.public.ts";
import { Button } from "../../ui/button.tsx";
import { fieldOf } from "./finding-words.ts";

/** What can be mended from here without looking: the second of two equal words goes, the picture's description is opened. */
export function QuickFix({ finding }: { finding: CheckFinding }) {
  const { t } = useTranslation("workflow");
  const editor = useEditor();
  const { bodies } = useEditorTools();
  const assetId = finding.params["assetId"];
  if (finding.check === "alt-text" && typeof assetId === "string")
    return (
      <Link className="checks-fix" to={assetPath(assetId)}>
        {t("fix.describe")}
      </Link>
    );
  const field = editor.definition.fields.find((each) => each.key === fieldOf(finding));
  const canWrite = field?.localized ? editor.canWriteOwn : editor.canWriteShared;
  const { quote, blockId, range } = finding;
  const word = String(finding.params["word"] ?? "");
  if (finding.check !== "doubled-words" || field === undefined || !canWrite || quote === undefined) return null;
  const cut = { from: quote.length - word.length, to: quote.length };
  const first = quote.slice(0, cut.from).trimEnd();
  const remove = (): void => {
    const text = bodies.get(field.key);
    if (text !== undefined && blockId !== undefined) {
      removeWords(text, { blockId, quote, ...(range === undefined ? {} : { range }) }, { from: first.length, to: quote.length });
      return;
    }
    const draft = field.localized ? editor.own : editor.shared;
    const value = readDraftField(draft.doc, field);
    if (typeof value === "string" && value.includes(quote))
      changeField(
        draft,
        editor.definition,
        field.key,
        value.replace(quote, () => first),
      );
  };
  // Words under a picture or in a box's title are not part of the text's own letters: those are mended by hand.
  if (field.kind === "rich-text" && range === undefined) return null;
  return (
    <Button tone="ghost" size="small" onClick={remove}>
      {t("fix.removeDouble", { word })}
    </Button>
  );
}
