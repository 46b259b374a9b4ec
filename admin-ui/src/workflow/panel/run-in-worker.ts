import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { VariantFacts } from "@pressbox/shared/workflow/workflow.schema.ts";
import * as Y from "yjs";
import type { FromChecks, ToChecks } from "./checks-messages.ts";

export interface CheckedDraft {
  readonly definition: ContentTypeDefinition;
  readonly locale: string;
  readonly own: Y.Doc;
  readonly shared: Y.Doc;
}

export interface CheckRunner {
  tellFacts(known: VariantFacts): void;
  stop(): void;
}

/** Starts the worker when the page has nothing better to do, and keeps its documents equal to the page's. */
export function runInWorker({ definition, locale, own, shared }: CheckedDraft, tell: (found: FromChecks) => void): CheckRunner {
  let worker: Worker | null = null;
  let known: VariantFacts | null = null;
  const send = (message: ToChecks): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker of our own, not another window.
    if (worker !== null) worker.postMessage(message);
  };
  const documents = { own, shared } as const;
  const follow = (["own", "shared"] as const).map((document) => {
    const forward = (bytes: Uint8Array): void => send({ type: "update", document, bytes });
    return { document, forward };
  });
  const start = (): void => {
    worker = new Worker(new URL("./checks.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<FromChecks>) => tell(data));
    send({ type: "open", definition, locale });
    for (const { document, forward } of follow) {
      send({ type: "update", document, bytes: Y.encodeStateAsUpdate(documents[document]) });
      documents[document].on("update", forward);
    }
    if (known !== null) send({ type: "facts", ...known });
  };
  const cancelStart = whenIdle(start);
  return {
    tellFacts(next) {
      known = next;
      send({ type: "facts", ...next });
    },
    stop() {
      cancelStart();
      for (const { document, forward } of follow) documents[document].off("update", forward);
      worker?.terminate();
      worker = null;
    },
  };
}

/** Safari has no idle callbacks: there a second is long enough. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, 1_000);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: 3_000 });
  return () => cancelIdleCallback(asked);
}
