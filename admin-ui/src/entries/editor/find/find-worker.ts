import type { FindAnswer, FindRequest } from "./find.worker.ts";
import type { FindQuery, TextMatch } from "./find-matches.ts";

/** Longest time an expression may take over all texts of an entry; honest ones take milliseconds. */
const limitMs = 1_000;

/** `overtaken`: a later question came, whose answer counts. `away`: the worker's code could not be loaded (offline). */
export type FindResult = { readonly matches: readonly TextMatch[] } | { readonly fault: string } | "slow" | "overtaken" | "away";

/**
 * Asks a worker, so that an expression that never ends costs the page nothing: after a second the worker is thrown away, and the next question starts
 * another. A question overtakes the one before it. The clock begins when the worker's code has come.
 */
export class FindWorker {
  #worker: Worker | null = null;
  #ready: PromiseWithResolvers<boolean> = Promise.withResolvers();
  #lastId = 0;
  #settle: ((result: FindResult) => void) | null = null;

  async find(texts: readonly string[], query: FindQuery, template: string): Promise<FindResult> {
    if (this.#settle !== null) this.#stop("overtaken");
    const id = ++this.#lastId;
    const worker = this.#worker ?? this.#start();
    if (!(await this.#ready.promise)) {
      this.#stop("away");
      return "away";
    }
    if (id !== this.#lastId) return "overtaken";
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#stop("slow"), limitMs);
      this.#settle = (result) => {
        clearTimeout(timer);
        this.#settle = null;
        resolve(result);
      };
      const request: FindRequest = { id, texts, query, template };
      worker.postMessage(request, []);
    });
  }

  close(): void {
    this.#lastId++;
    this.#stop("overtaken");
  }

  #start(): Worker {
    const worker = new Worker(new URL("./find.worker.ts", import.meta.url), { type: "module" });
    const ready = Promise.withResolvers<boolean>();
    worker.addEventListener("message", ({ data }: MessageEvent<FindAnswer | "ready">) => {
      if (data === "ready") ready.resolve(true);
      else if (data.id === this.#lastId) this.#settle?.(data);
    });
    worker.addEventListener("error", () => ready.resolve(false));
    this.#worker = worker;
    this.#ready = ready;
    return worker;
  }

  #stop(result: FindResult): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready.resolve(false);
    this.#settle?.(result);
  }
}
