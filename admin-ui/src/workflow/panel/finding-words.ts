import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";
import { useEditor, useFaultWords } from "../../entries/entries.public.ts";
import { directionOf } from "../../platform/i18n/languages.ts";

/** A finding in the reader's language, and the name of the field it stands in. */
export function useFindingWords(): (finding: CheckFinding) => { text: string; field: string } {
  const { i18n } = useTranslation("workflow");
  const { definition } = useEditor();
  const faultWords = useFaultWords();
  return (finding) => {
    const fieldKey = fieldOf(finding);
    const field = definition.fields.find((each) => each.key === fieldKey)?.label ?? "";
    if (finding.check === "field-rules")
      return { field, text: faultWords({ path: finding.path, rule: String(finding.params["rule"]), message: finding.message }) };
    return { field, text: findingText(i18n, finding) };
  };
}

/** The words of a finding in the language of `i18n`; the English message of the check where there are none. */
export function findingText(i18n: i18n, { check, reason, params: given, message }: CheckFinding): string {
  const key = `workflow:findings.${check}.${reason}`;
  const isolate = (value: string | number) => (typeof value === "string" ? isolated(value, i18n.language) : value);
  const params = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isolate(value || (name === "title" ? i18n.t("workflow:findings.untitled") : value))]),
  );
  // With the parameters: a text that counts exists in its plural forms only.
  return i18n.exists(key, params) ? (i18n.t(key as never, params) as unknown as string) : message;
}

/** Key of the field, or undefined for what stands in none. */
export const fieldOf = ({ path }: Pick<CheckFinding, "path">): string | undefined => /^fields\.([^.]+)/.exec(path)?.[1];

const rightToLeft = /[\u0590-\u08ff]/;

/** A name in the other direction keeps to itself: it must turn neither the sentence around it nor its quotes. */
export const isolated = (name: string, language: string): string =>
  rightToLeft.test(name) === (directionOf(language) === "rtl") ? name : `\u2068${name}\u2069`;
