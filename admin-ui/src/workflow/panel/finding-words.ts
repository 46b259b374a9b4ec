import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import { useTranslation } from "react-i18next";
import { useEditor, useFaultWords } from "../../entries/entries.public.ts";

/** A finding in the reader's language, and the name of the field it stands in. */
export function useFindingWords(): (finding: CheckFinding) => { text: string; field: string } {
  const { t, i18n } = useTranslation("workflow");
  const { definition } = useEditor();
  const faultWords = useFaultWords();
  return (finding) => {
    const key = `workflow:findings.${finding.check}.${finding.reason}`;
    const fieldKey = fieldOf(finding);
    const field = definition.fields.find((each) => each.key === fieldKey)?.label ?? "";
    if (finding.check === "field-rules")
      return { field, text: faultWords({ path: finding.path, rule: String(finding.params["rule"]), message: finding.message }) };
    const params = { ...finding.params, title: finding.params["title"] || t("findings.untitled") };
    return { field, text: i18n.exists(key) ? (i18n.t(key as never, params) as unknown as string) : finding.message };
  };
}

/** Key of the field, or undefined for what stands in none. */
export const fieldOf = ({ path }: Pick<CheckFinding, "path">): string | undefined => /^fields\.([^.]+)/.exec(path)?.[1];
