import { ApiProblem } from "../../platform/api-client.ts";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";

/** How many suggestions a publish would leave out, where the server asks about them; null for any other answer. */
export function openSuggestionsIn(error: unknown): number | null {
  if (!(error instanceof ApiProblem) || error.code !== "entries.open_suggestions") return null;
  const { count } = error.details;
  return typeof count === "number" ? count : 1;
}

/** Asks whether they are to be left out. It comes when it is needed, with its words. */
export const OpenSuggestionsDialog = lazyPart(async () => {
  const [{ OpenSuggestionsDialog: Asked }] = await Promise.all([import("./open-suggestions-dialog.tsx"), loadTexts(["suggestions"])]);
  return Asked;
});
