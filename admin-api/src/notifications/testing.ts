/** People who are told things, and their bells, for tests of notifications. */
import type { NotificationView } from "@pressbox/shared/notifications/notifications.schema.ts";
import type { NotificationType } from "@pressbox/shared/notifications/notifications.types.ts";
import type { TestApp } from "../app/testing.ts";
import { notify } from "./notifications.public.ts";

export type Page = { readonly items: readonly NotificationView[]; readonly nextCursor: string | null };

export interface Told {
  readonly userIds: readonly string[];
  readonly entryId: string;
  readonly type?: NotificationType;
  readonly actorId?: string;
  readonly title?: string;
  readonly text?: string;
}

/** Tells people of a comment, as the comments feature does it: inside a transaction. */
export const tell = (app: TestApp, { userIds, entryId, type = "comments.mentioned", actorId = "", title = "Italy v England", text = "Look here" }: Told) =>
  app.database.transaction((tx) =>
    notify(tx, app.notifications, { userIds, type, actorId, path: `/content/${entryId}/en?panel=comments`, details: { entryId, locale: "en", title, text } }),
  );

/** Reads a stream of events as a browser does. */
export async function listen(app: TestApp, cookie: string, lastEventId?: string) {
  const stop = new AbortController();
  const response = await fetch(`${app.url}/api/v1/notifications/stream`, {
    headers: { Cookie: cookie, ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }) },
    signal: stop.signal,
  });
  const events: { event: string; id: string; data: string }[] = [];
  let isOpen = true;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const each of waiting) each();
  };
  const read = async () => {
    let rest = "";
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const line = (name: string) =>
          block
            .split("\n")
            .find((each) => each.startsWith(`${name}: `))
            ?.slice(name.length + 2) ?? "";
        if (line("data") !== "") events.push({ event: line("event"), id: line("id"), data: line("data") });
      }
      wake();
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      isOpen = false;
      wake();
    });
  /** Waits until something holds of what was heard; at most five seconds. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const check = () => {
        if (!holds()) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve();
      };
      const timer = setTimeout(() => reject(new Error(`not heard; what was: ${JSON.stringify(events)}`)), 5_000);
      waiting.add(check);
      check();
    });
  return { response, events, until, isOpen: () => isOpen, stop: () => stop.abort() };
}
