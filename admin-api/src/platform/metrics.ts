/** Figures for Prometheus. One registry an application, so that tests do not share theirs. */
import { can } from "@pressbox/shared/identity/identity.permissions.ts";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Clock } from "./clock.ts";
import type { Database } from "./database/database.ts";
import { notAllowed, notSignedIn } from "./errors.ts";
import type { Reply } from "./http/http-app.ts";
import { defineRoute, type Route } from "./http/route.ts";
import type { Queue } from "./outbox/outbox.ts";
import { countQueues } from "./outbox/outbox-messages.ts";

export interface Metrics {
  readonly contentType: string;
  /** Prometheus' text, with the outbox counted now. */
  render(): Promise<string>;
  observeReply(reply: Reply): void;
  /** A delivery answer that came from memory. It is only counted, in a number, and named when somebody asks. */
  countHit(): void;
}

export function createMetrics(database: Database, clock: Clock, queues: readonly Queue[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "pressbox_http_request_duration_seconds",
    help: "Time to answer, by route pattern.",
    labelNames: ["method", "route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  let hits = 0;
  new Counter({
    name: "pressbox_delivery_hits_total",
    help: "Delivery answers from memory; they are not among the durations.",
    registers: [registry],
    collect() {
      this.reset();
      this.inc(hits);
    },
  });
  const gauge = (name: string, help: string) => new Gauge({ name: `pressbox_outbox_${name}`, help, labelNames: ["queue"], registers: [registry] });
  const waiting = gauge("waiting", "Messages due and not done.");
  const dead = gauge("dead", "Messages that gave up.");
  const lag = gauge("lag_seconds", "Age of the oldest waiting message.");
  return {
    contentType: registry.contentType,
    async render() {
      // Counted when asked for: one question to the database a scrape.
      for (const count of await countQueues(database.read, clock, queues)) {
        const { queue } = count;
        waiting.set({ queue }, count.waiting);
        dead.set({ queue }, count.dead);
        lag.set({ queue }, count.oldestAt === null ? 0 : Math.max(0, (clock.now().getTime() - count.oldestAt.getTime()) / 1000));
      }
      return await registry.metrics();
    },
    countHit: () => void hits++,
    observeReply: ({ method, route, status, seconds }) => durations.observe({ method, route, status: String(status) }, seconds),
  };
}

/** `/metrics`: for a scraper on this very machine, or with a token that may read delivery. docs/decisions/0024-who-may-read-metrics.md */
export function metricsRoute(metrics: Metrics): Route {
  return defineRoute({
    method: "get",
    path: "/metrics",
    summary: "Figures for Prometheus: for this machine, or with delivery.read",
    tag: "operations",
    permission: "public",
    responses: { 200: null },
    async handle({ actor, raw, response }) {
      const isLocal =
        /^(::1|(::ffff:)?127\.)/.test(raw.socket.remoteAddress ?? "") && !["x-forwarded-for", "forwarded", "via"].some((name) => name in raw.headers);
      if (!isLocal && !actor) throw notSignedIn();
      if (!isLocal && actor && !can(actor, "delivery.read")) throw notAllowed("delivery.read");
      const text = await metrics.render();
      response.status(200).set({ "Content-Type": metrics.contentType, "Cache-Control": "no-store" }).end(text);
      return "stream";
    },
  });
}
