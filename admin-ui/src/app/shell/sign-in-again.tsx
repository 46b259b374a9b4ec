import { lazy, Suspense, useSyncExternalStore } from "react";
import { signInGate } from "../../platform/sign-in-gate.ts";

const SignInAgainDialog = lazy(async () => ({ default: (await import("./sign-in-again-dialog.tsx")).SignInAgainDialog }));

/** Above the page when the session ended: what was typed stays, what was asked goes on after. */
export function SignInAgain() {
  const isClosed = useSyncExternalStore(signInGate.subscribe, signInGate.isClosed);
  if (!isClosed) return null;
  return (
    <Suspense>
      <SignInAgainDialog />
    </Suspense>
  );
}
