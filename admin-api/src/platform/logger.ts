import { pino } from "pino";

export type Logger = pino.Logger;

/** JSON lines on stdout. Secrets are removed by path here, so that no call site has to remember. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["password", "*.password", "token", "*.token", "headers.authorization", "headers.cookie", "*.headers.authorization", "*.headers.cookie"],
  });
}
