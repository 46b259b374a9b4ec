import type { Logger } from "../platform/logger.ts";

/** A shutdown that takes longer is cut: the orchestrator would kill us anyway, and the database is safe either way. */
export const shutdownBudgetMs = 10_000;

/** Calls `shutDown` once, at the first SIGTERM or SIGINT, and ends the process with its outcome. A second signal ends it at once. */
export function runUntilSignal(log: Logger, shutDown: () => Promise<void>): void {
  let isEnding = false;
  const end = (signal: NodeJS.Signals) => {
    if (isEnding) process.exit(1);
    isEnding = true;
    log.info({ signal }, "shutting down");
    setTimeout(() => {
      log.error("shutdown took too long");
      process.exit(1);
    }, shutdownBudgetMs).unref();
    shutDown().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "shutdown failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}
