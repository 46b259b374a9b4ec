import { ApiProblem, apiUrl } from "../../platform/api-client.ts";
import { signInGate } from "../../platform/sign-in-gate.ts";
import { previewPath } from "./preview.queries.ts";

/** The draft's page, as HTML. A session that ended is asked for again in place. @throws ApiProblem */
export async function fetchPreviewPage(entryId: string, locale: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(pageUrl(entryId, locale), { signal, credentials: "same-origin" }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiProblem({ status: 0, code: "platform.unreachable", title: "The server cannot be reached" });
  });
  if (response.status === 401) {
    await signInGate.waitForSignIn();
    return await fetchPreviewPage(entryId, locale, signal);
  }
  if (!response.ok) throw new ApiProblem({ status: response.status, code: "platform.refused", title: response.statusText });
  return await response.text();
}

/** For a tab of its own. */
export const pageUrl = (entryId: string, locale: string): string => apiUrl(previewPath(entryId, locale, "preview-page"));
