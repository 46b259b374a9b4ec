import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api-client.ts";

/** A fault in the reader's words: what happened and what to do. `reference` helps whoever looks into the log. */
export interface ProblemText {
  readonly text: string;
  readonly reference: string;
}

/**
 * The text of a fault: the feature's own (`<feature>:errors.<reason>`), else one for the kind of fault, else what the server said.
 * @example const explain = useProblemText(); showToast({ tone: "problem", text: explain(error).text })
 */
export function useProblemText(): (error: unknown) => ProblemText {
  const { t, i18n } = useTranslation("platform");
  return (error) => {
    if (!(error instanceof ApiProblem)) return { text: t("errors.unexpected"), reference: "" };
    const [feature = "", reason = ""] = error.code.split(".", 2);
    const own = `${feature}:errors.${reason}`;
    const values = Object.fromEntries(Object.entries(error.details).filter(([, value]) => typeof value === "string" || typeof value === "number"));
    // An ordinary refusal says itself what to do: nobody needs to look into a log for it.
    const reference = error.status >= 400 && error.status < 500 ? "" : error.requestId;
    if (i18n.exists(own)) return { text: i18n.t(own as never, values as never) as unknown as string, reference };
    const kind = (
      { 0: "unreachable", 403: "forbidden", 404: "not_found", 409: "conflict", 412: "changed_meanwhile", 422: "invalid", 429: "too_many" } as const
    )[error.status as 0];
    if (kind !== undefined && error.status !== 422) return { text: t(`errors.${kind}`), reference: error.requestId };
    if (error.status >= 500) return { text: t("errors.server"), reference: error.requestId };
    return { text: error.errors[0]?.message ?? error.message, reference: error.requestId };
  };
}
