/**
 * Purges by xkey on every Varnish node (varnish.vcl beside this file is the other half). A purge counts as taken when every node took it;
 * when one did not, all are asked again: repeating is harmless.
 */
import { RetryLater } from "../../platform/outbox/outbox-failure.ts";
import type { Cdn } from "./cdn.port.ts";

/** Varnish takes 8 kB a header line by default; keys are at most 64 characters. */
const keysHeaderBytes = 6_000;
const timeoutMs = 5_000;

export interface VarnishOptions {
  readonly urls: readonly string[];
  /** What the VCL's `PURGE_SECRET` says; empty where the address list alone guards. */
  readonly secret: string;
}

export function createVarnishCdn({ urls, secret }: VarnishOptions): Cdn {
  return {
    name: "varnish",
    isPurging: true,
    mostKeys: 5_000,
    // Kept at the edge until purged; five minutes is the backstop for a purge that never came through. Browsers ask each time.
    cacheControl: { found: "public, max-age=0, s-maxage=300", missing: "public, max-age=0, s-maxage=10" },
    async purge(keys) {
      const batches = inHeaders(keys);
      const nodes = await Promise.allSettled(urls.map((url) => purgeNode(url, secret, batches)));
      const failures = nodes.flatMap((node) => (node.status === "rejected" ? [node.reason as Error] : []));
      const longest = failures.filter((failure) => failure instanceof RetryLater).toSorted((a, b) => b.delayMs - a.delayMs)[0];
      if (longest) throw longest;
      if (failures.length > 0) throw new Error(failures.map((failure) => failure.message).join("; "));
    },
  };
}

async function purgeNode(url: string, secret: string, batches: readonly string[]): Promise<void> {
  for (const keys of batches) {
    const reply = await fetch(url, {
      method: "PURGE",
      headers: { xkey: keys, ...(secret ? { "X-Purge-Secret": secret } : {}) },
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new Error(
        `${hostOf(url)} does not answer: ${error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : "unknown"}`,
      );
    });
    await reply.body?.cancel();
    if (reply.status === 429 || (reply.status === 503 && reply.headers.has("retry-after")))
      throw new RetryLater(`${hostOf(url)} asks to wait`, retryAfterMs(reply.headers.get("retry-after")));
    if (!reply.ok) throw new Error(`${hostOf(url)} refused the purge: ${reply.status}`);
  }
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? "Varnish";

/** Seconds or an HTTP date. */
export function retryAfterMs(header: string | null, now: number = Date.now()): number {
  const seconds = Number(header);
  if (header && Number.isFinite(seconds)) return Math.max(0, seconds) * 1000;
  const at = header ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? 5_000 : Math.max(0, at - now);
}

/** Keys joined by spaces, in as few headers as fit. */
export function inHeaders(keys: readonly string[]): string[] {
  const headers: string[] = [];
  let line = "";
  for (const key of keys) {
    if (line && line.length + 1 + key.length > keysHeaderBytes) {
      headers.push(line);
      line = "";
    }
    line = line ? `${line} ${key}` : key;
  }
  if (line) headers.push(line);
  return headers;
}
