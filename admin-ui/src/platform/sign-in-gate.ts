/**
 * Where requests wait when the session has ended. The shell watches the gate and shows the sign-in above the page, so that nothing that was
 * typed is lost; everything that waited goes on together.
 */
type Listener = () => void;

function createSignInGate() {
  let waiting: { promise: Promise<void>; open: () => void } | null = null;
  const listeners = new Set<Listener>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    /** Resolves when the person has signed in again. */
    waitForSignIn(): Promise<void> {
      if (waiting === null) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting = { promise, open: resolve };
        tell();
      }
      return waiting.promise;
    },
    /** The person is signed in: everything goes on. */
    open(): void {
      const current = waiting;
      waiting = null;
      current?.open();
      tell();
    },
    isClosed: (): boolean => waiting !== null,
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const signInGate = createSignInGate();
