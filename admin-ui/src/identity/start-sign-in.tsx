import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { callApi } from "../platform/api-client.ts";
import { SignInPage } from "./pages/sign-in-page.tsx";

const setupAnswer = {
  parse: (value: unknown): boolean => value !== null && typeof value === "object" && "needsAdministrator" in value && value.needsAdministrator === true,
};

export interface SignInStart {
  /** The server did not answer when the page asked who is signed in. */
  readonly isUnreachable: boolean;
  /** Fetches the application; what it answers shows it. */
  enter(): Promise<() => Promise<void>>;
}

/**
 * Shows the sign-in in the whole page, at whatever address was asked for: after it the page asked for is there, with its filters. On the very
 * first visit it is the form of the first administrator instead.
 */
export async function startSignIn(place: HTMLElement, { isUnreachable, enter }: SignInStart): Promise<void> {
  const isFirstVisit = !isUnreachable && (await callApi("GET", "/setup", setupAnswer, { isSignIn: true }).catch(() => false));
  const root = createRoot(place);
  root.render(
    <StrictMode>
      <SignInPage
        isFirstVisit={isFirstVisit}
        isUnreachable={isUnreachable}
        onSignedIn={async () => {
          const show = await enter();
          root.unmount();
          await show();
        }}
      />
    </StrictMode>,
  );
}
