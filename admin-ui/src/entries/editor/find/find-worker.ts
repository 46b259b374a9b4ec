import type { FindAnswer, FindRequest } from "./find.worker.ts";
import type { FindQuery, TextMatch } from "./find-matches.ts";

/** Longest time an expression may take over all texts of an entry; honest ones take milliseconds. */
const limitMs = 1_000;

/** `overtaken`: a later question came, whose answer counts. `away`: the worker's code could not be loaded (offline). */
export type FindResult = { readonly matches: readonly TextMatch[] } | { readonly fault: string } | "slow" | "overtaken" | "away";

interface Running {
  readonly worker: Worker;
  readonly ready: Promise<boolean>;
}

/**
 * Asks a worker, so that an expression that never ends costs the page nothing: after a second the worker is thrown away, and the next question starts
 * another. A question overtakes the one before it. The clock begins when the worker's code has come.
 */
export class FindWorker {
  #running: Running | null = null;
  #lastId = 0;
  #settle: ((result: FindResult) => void) | null = null;

  async find(texts: readonly string[], query: FindQuery, template: string): Promise<FindResult> {
    if (this.#settle !== null) this.#stop("overtaken");
    const id = ++this.#lastId;
    this.#running ??= startWorker();
    const { worker, ready } = this.#running;
    if (!(await ready)) {
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
      worker.onmessage = ({ data }: MessageEvent<FindAnswer>) => {
        if (data.id === id) this.#settle?.(data);
      };
      worker.postMessage({ id, texts, query, template } satisfies FindRequest);
    });
  }

  close(): void {
    this.#lastId++;
    this.#stop("overtaken");
  }

  #stop(result: FindResult): void {
    this.#running?.worker.terminate();
    this.#running = null;
    this.#settle?.(result);
  }
}

function startWorker(): Running {
  const worker = new Worker(new URL("./find.worker.ts", import.meta.url), { type: "module" });
  const ready = new Promise<boolean>((resolve) => {
    worker.onmessage = () => resolve(true);
    worker.onerror = () => resolve(false);
  });
  return { worker, ready };
}
