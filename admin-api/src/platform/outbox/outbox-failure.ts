/** What becomes of a message whose handler threw: when it runs again, and what is kept of the error. */

/** Tries before a message is dead and waits for a person. */
export const maxAttempts = 10;
const longestBackoffMs = 300_000;
const longestPostponementMs = 3_600_000;

/** Thrown by a handler whose other side named the time ("429, Retry-After: 30"): runs again then, and is not counted as an attempt. */
export class RetryLater extends Error {
  readonly delayMs: number;
  /** @param delayMs at most an hour is believed */
  constructor(message: string, delayMs: number) {
    super(message);
    this.name = "RetryLater";
    this.delayMs = Math.min(Math.max(delayMs, 100), longestPostponementMs);
  }
}

/** Exponential with jitter: 0.25 s, 0.5 s … at most 5 minutes, of which at least half is waited. */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  return Math.min(longestBackoffMs, 250 * 2 ** (attempt - 1)) * (0.5 + random / 2);
}

const credentials: readonly [RegExp, string][] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 …"],
  [/:\/\/[^\s/@]+@/g, "://…@"],
  [
    /\b((?:\w*[-_])?(?:sig|signature|token|api-?key|account-?key|shared-?access-?key|key|password|passwd|pwd|secret))(["']?\s*[=:]\s*["']?)[^&\s;,"']+/gi,
    "$1$2…",
  ],
];

/** One line, at most 1,000 characters, with what looks like a credential taken out. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const safe = credentials.reduce((rest, [pattern, replacement]) => rest.replaceAll(pattern, replacement), text);
  return safe.replaceAll(/\s+/g, " ").trim().slice(0, 1000);
}
