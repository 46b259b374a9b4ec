import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { useTranslation } from "react-i18next";
import { useEditor } from "./editor-context.tsx";

/** The text of one fault, the same wherever it is shown: in the reader's language where the rule has a text, else what the server said. */
export function useFaultWords(): (problem: FieldProblem) => string {
  const { i18n } = useTranslation("platform");
  return ({ rule, message }) => {
    const own = [`platform:rules.${rule}`, `entries:errors.${rule}`, `workflow:rules.${rule}`].find((key) => i18n.exists(key));
    return own === undefined ? message : (i18n.t(own as never) as unknown as string);
  };
}

/** Texts of what a refused publish found at a field or inside it. `path` is dotted: `fields.title`. */
export function useProblemsAt(path: string): string[] {
  const words = useFaultWords();
  const { problems } = useEditor();
  return problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`)).map(words);
}
