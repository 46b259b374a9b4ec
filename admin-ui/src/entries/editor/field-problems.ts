import { useTranslation } from "react-i18next";
import { useEditor } from "./editor-context.tsx";

/** Texts of what a refused publish found at a field or inside it. `path` is dotted: `fields.title`. */
export function useProblemsAt(path: string): string[] {
  const { i18n } = useTranslation("platform");
  const { problems } = useEditor();
  return problems
    .filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
    .map((problem) => {
      const own = `platform:rules.${problem.rule}`;
      return i18n.exists(own) ? (i18n.t(own as never) as unknown as string) : problem.message;
    });
}
