/**
 * The live number of the bell, as Server-Sent Events.
 *
 * Each event says what stands now (how many are unread, which is the newest), never what changed: one that gets lost is made good by the
 * next, and whoever comes back names the last one they had (`Last-Event-ID`) and is answered only if something else stands now. Every
 * 20 seconds a heartbeat asks whether the session still lives, as the collaboration socket does; asking is no sign of life, or an open tab
 * would keep a session alive for ever. docs/decisions/0100-one-stream-a-browser.md
 */
import type { NotificationCount } from "@pressbox/shared/notifications/notifications.schema.ts";
import type { Request, Response } from "express";
import type { NotificationsDeps } from "./notifications.deps.ts";
import { serverIsClosing } from "./notifications.errors.ts";
import { countUnread } from "./use-cases/count-unread.ts";

/** Tabs of a browser share one stream; this is for several browsers and what a slept laptop left behind. The oldest gives way. */
export const mostStreams = 4;
const heartbeatMs = 20_000;
/** A burst of rings (one comment with ten mentions, a hundred read at once) is one event. */
const gatherMs = 50;

export interface NotificationStreams {
  /** Answers a request with a stream, until either side ends it. */
  open(userId: string, request: Request, response: Response): void;
  /** Ends all, so that the server can stop. */
  close(): void;
}

export function createNotificationStreams(deps: NotificationsDeps, { beatMs = heartbeatMs } = {}): NotificationStreams {
  const open = new Map<string, Stream[]>();
  let isClosing = false;
  return {
    open(userId, request, response) {
      if (isClosing) throw serverIsClosing();
      const ofPerson = open.get(userId) ?? [];
      const stream = openStream(deps, { userId, request, response, beatMs, onEnd: () => forget(stream) });
      const forget = (ended: Stream) => {
        const others = (open.get(userId) ?? []).filter((other) => other !== ended);
        if (others.length > 0) open.set(userId, others);
        else open.delete(userId);
      };
      open.set(userId, [...ofPerson, stream]);
      if (ofPerson.length >= mostStreams) ofPerson[0]?.end("replaced");
    },
    close() {
      isClosing = true;
      for (const stream of [...open.values()].flat()) stream.end("closing");
    },
  };
}

interface Stream {
  /** Says why, for the browser: `ended` (sign in again), `replaced` (do not come back), `closing` (come back). */
  end(reason: "ended" | "replaced" | "closing"): void;
}

interface StreamOptions {
  readonly userId: string;
  readonly request: Request;
  readonly response: Response;
  readonly beatMs: number;
  onEnd(): void;
}

function openStream(deps: NotificationsDeps, { userId, request, response, beatMs, onEnd }: StreamOptions): Stream {
  let lastId = String(request.headers["last-event-id"] ?? "");
  let isEnded = false;
  let gathering: NodeJS.Timeout | undefined;
  response.status(200).set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    // Proxies that buffer would keep the events for themselves.
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  response.write("retry: 5000\n\n");

  const stop = () => {
    if (isEnded) return;
    isEnded = true;
    clearTimeout(gathering);
    clearInterval(heart);
    stopListening();
    onEnd();
  };
  const end: Stream["end"] = (reason) => {
    if (isEnded) return;
    stop();
    response.end(`event: ${reason}\ndata: {}\n\n`);
  };
  /** Whatever fails here (the database is away) ends the stream: the browser comes back and asks again. */
  const orEnd = (work: Promise<void>) =>
    void work.catch((error: unknown) => {
      deps.log.warn({ err: error }, "a notification stream ended");
      end("closing");
    });

  async function tell(): Promise<void> {
    if (!(await deps.people.isSessionLiving(request.headers.cookie))) return end("ended");
    const count = await countUnread(deps, userId);
    const id = eventIdOf(count);
    if (isEnded || id === lastId) return;
    lastId = id;
    response.write(`id: ${id}\nevent: count\ndata: ${JSON.stringify(count)}\n\n`);
  }
  async function beat(): Promise<void> {
    if (!(await deps.people.isSessionLiving(request.headers.cookie))) return end("ended");
    if (!isEnded) response.write(": alive\n\n");
  }

  const stopListening = deps.bell.listen(userId, () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      orEnd(tell());
    }, gatherMs);
  });
  const heart = setInterval(() => orEnd(beat()), beatMs);
  response.once("close", stop);
  response.once("error", stop);
  orEnd(tell());
  return { end };
}

/** Names what stands: equal ids, equal bells. */
const eventIdOf = ({ newestId, unread }: NotificationCount): string => `${newestId}.${unread}`;
