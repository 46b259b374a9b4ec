import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api-client.ts";

/**
 * What stands under a field after the server refused it: a text for the rule in the reader's language (`platform:rules.<rule>`), else the
 * server's own message. `path` is dotted; a fault inside the field counts as the field's.
 */
export function useFieldProblem(): (error: unknown, path: string) => string | undefined {
  const { i18n } = useTranslation("platform");
  return (error, path) => {
    if (!(error instanceof ApiProblem)) return undefined;
    const found = error.errors.find((each) => each.path === path || each.path.startsWith(`${path}.`));
    if (found === undefined) return undefined;
    const own = `platform:rules.${found.rule}`;
    return i18n.exists(own) ? (i18n.t(own as never) as unknown as string) : found.message;
  };
}
