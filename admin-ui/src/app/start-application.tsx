import { meSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { changeUiLanguage, loadTexts } from "../platform/i18n/i18n.ts";
import { closestUiLanguage } from "../platform/i18n/languages.ts";
import { queryClient } from "../platform/query-client.ts";
import { meQuery } from "../platform/use-me.ts";
import "../ui/theme/mantine.css";
import { Application } from "./application.tsx";

/** Shows the application to the person who is signed in, in that person's language. */
export async function startApplication(place: HTMLElement, answer: unknown): Promise<void> {
  const me = meSchema.parse(answer);
  queryClient.setQueryData(meQuery.queryKey, me);
  await loadTexts(["app", "ui", "platform"]);
  if (me.user !== null) await changeUiLanguage(closestUiLanguage([me.user.uiLocale]));
  createRoot(place).render(
    <StrictMode>
      <Application />
    </StrictMode>,
  );
}
