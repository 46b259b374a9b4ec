/**
 * The bell's number, live, in every tab of a browser over one connection: HTTP/1.1 gives a browser six to a server, and an editor has more tabs
 * than that. The tab that holds a Web Lock listens to the server and passes on what it hears; when it closes, the lock goes to another tab.
 * Where the browser has no locks (a page without HTTPS), or the stream is away, each tab asks now and then instead.
 * docs/decisions/0100-one-stream-a-browser.md
 *
 * States of a tab: waiting (nothing heard) → live (a number came, its own or passed on) → waiting again when whoever listens says "away".
 */
import { type NotificationCount, notificationCountSchema } from "@pressbox/shared/notifications/notifications.schema.ts";

const name = "pressbox-notifications";
/** After the server closed the stream for good (signed out, away for long): a new try. */
const tryAgainMs = 30_000;
/** After it said that other browsers took our place. */
const afterReplacedMs = 600_000;

/** Between tabs: a new one asks, the listening one tells. */
type TabMessage = { readonly kind: "ask" } | { readonly kind: "count"; readonly count: unknown } | { readonly kind: "away" };

export interface LiveCountListener {
  onCount(count: NotificationCount): void;
  /** Whether numbers come by themselves. */
  onLive(isLive: boolean): void;
}

/** @returns ends it for this tab */
export function followCount({ onCount, onLive }: LiveCountListener): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(name);
  let isListening = false;
  let last: NotificationCount | undefined;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of one origin by nature.
  const say = (message: TabMessage): void => channel.postMessage(message);
  const hear = (count: NotificationCount): void => {
    last = count;
    onLive(true);
    onCount(count);
  };

  channel.addEventListener("message", ({ data: message }: MessageEvent<TabMessage>) => {
    if (message.kind === "ask" && isListening && last) say({ kind: "count", count: last });
    if (message.kind === "away") onLive(false);
    const parsed = message.kind === "count" ? notificationCountSchema.safeParse(message.count) : undefined;
    if (parsed?.success) hear(parsed.data);
  });
  say({ kind: "ask" });

  navigator.locks
    ?.request(name, { signal: stop.signal }, async () => {
      isListening = true;
      await listen(stop.signal, {
        onCount: (count) => {
          hear(count);
          say({ kind: "count", count });
        },
        onAway: () => {
          last = undefined;
          onLive(false);
          say({ kind: "away" });
        },
      });
    })
    // Ended while it waited for its turn.
    .catch(() => undefined);
  return () => {
    if (isListening) say({ kind: "away" });
    stop.abort();
    channel.close();
  };
}

/** Listens to the server until `signal`: one connection, opened again whenever it is lost. */
function listen(signal: AbortSignal, { onCount, onAway }: { onCount(count: NotificationCount): void; onAway(): void }): Promise<void> {
  let source: EventSource | undefined;
  let timer: number | undefined;
  const openLater = (ms: number): void => {
    source?.close();
    onAway();
    timer = window.setTimeout(open, ms);
  };
  function open(): void {
    source = new EventSource("/api/v1/notifications/stream");
    source.addEventListener("count", ({ data }: MessageEvent<string>) => onCount(notificationCountSchema.parse(JSON.parse(data))));
    source.addEventListener("ended", () => openLater(tryAgainMs));
    source.addEventListener("replaced", () => openLater(afterReplacedMs));
    // A lost connection comes back by itself, with the last id it had; a refused one does not.
    source.addEventListener("error", () => (source?.readyState === EventSource.CLOSED ? openLater(tryAgainMs) : onAway()));
  }
  open();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      window.clearTimeout(timer);
      source?.close();
      resolve();
    });
  });
}
