/** Builds the whole application by hand: the only place that knows every feature. Nothing here decides anything. */
import type { RequestListener } from "node:http";
import { auditRoutes } from "../audit/audit.routes.ts";
import { countOpenThreads, eraseCommentsOf, erasePhraseFromThreads } from "../comments/comments.public.ts";
import { commentsRoutes } from "../comments/comments.routes.ts";
import { contentTypesRoutes } from "../content-types/content-types.routes.ts";
import { registerDeliveryJobs } from "../delivery/delivery.jobs.ts";
import { createDelivery, createDeliveryEndpoint, createPreviews } from "../delivery/delivery.public.ts";
import { deliveryRoutes } from "../delivery/delivery.routes.ts";
import { countPendingPurges } from "../delivery/pending-purges.repository.ts";
import { previewRoutes } from "../delivery/preview/preview.routes.ts";
import { createCollaborationServer } from "../entries/collaboration/collaboration-server.ts";
import { presenceRoutes } from "../entries/collaboration/presence.routes.ts";
import type { EntriesDeps } from "../entries/entries.deps.ts";
import { hasEntriesOfType, nameEntries } from "../entries/entries.public.ts";
import { entriesRoutes } from "../entries/entries.routes.ts";
import { registerEntriesJobs } from "../entries/jobs/publish-due.ts";
import { authenticate } from "../identity/identity.public.ts";
import { identityRoutes } from "../identity/identity.routes.ts";
import { localesRoutes } from "../locales/locales.routes.ts";
import { registerMediaJobs } from "../media/media.jobs.ts";
import { mediaRoutes } from "../media/media.routes.ts";
import { registerNotificationsJobs } from "../notifications/notifications.jobs.ts";
import { createNotificationBell, eraseNotificationsOf, erasePhraseFromNotifications, type NotificationsDeps } from "../notifications/notifications.public.ts";
import { notificationsRoutes } from "../notifications/notifications.routes.ts";
import { createNotificationStreams } from "../notifications/notifications.stream.ts";
import { pingDatabase } from "../platform/database/ping-database.ts";
import { invariant } from "../platform/errors.ts";
import { type HealthCheck, healthRoutes } from "../platform/health.ts";
import { createHttpApp } from "../platform/http/http-app.ts";
import type { UpgradeListener } from "../platform/http/http-server.ts";
import { openApiRoute } from "../platform/http/open-api.ts";
import type { Route } from "../platform/http/route.ts";
import { createMailer } from "../platform/mail/mailer.ts";
import { createMetrics, metricsRoute } from "../platform/metrics.ts";
import { queueNames } from "../platform/outbox/outbox.ts";
import { connectOutboxBell } from "../platform/outbox/outbox-bell.ts";
import { createRelay, type Relay } from "../platform/outbox/outbox-relay.ts";
import type { Platform } from "../platform/platform.ts";
import { connectRedis } from "../platform/redis.ts";
import { createBlobStore } from "../platform/storage/blob-store.ts";
import { checksGate } from "../workflow/checks-gate.ts";
import { workflowRoutes } from "../workflow/workflow.routes.ts";
import { type ComposeOptions, composePlatform } from "./compose-platform.ts";
import { findContentTypeShapes } from "./content-type-shapes.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { describeDemoPeople, seedDemoPeople } from "./demo-people.ts";
import { notificationPeople } from "./notification-people.ts";
import { adminFiles } from "./serve-admin.ts";

export interface App {
  readonly platform: Platform;
  readonly routes: readonly Route[];
  readonly relay: Relay;
  /** For telling people something outside of a request. */
  readonly notifications: NotificationsDeps;
  readonly onRequest: RequestListener;
  readonly onUpgrade: UpgradeListener;
  /** Lines for the terminal: the address, and who can sign in where the demo data says so. */
  greeting(): Promise<readonly string[]>;
  /** Beside the answering of requests: stores drafts that a dead process left, and runs jobs if this process is to. */
  start(isWorker: boolean): void;
  /** Ends the streams of events, which no request would outlive: before the server stops. */
  endStreams(): void;
  /** Stores every open draft and ends the collaboration sockets: after the last request, before `close`. */
  readonly endSockets: () => Promise<void>;
  /** Stops the relay, closes the database: after the last request. */
  close(): Promise<void>;
}

export async function composeApp(options: ComposeOptions): Promise<App> {
  const { config, log } = options;
  // Side by side: the embedded storage takes longest to come up.
  const [platform, blobs] = await Promise.all([composePlatform(options), createBlobStore(config, log, options.azurite)]);
  const { database, clock } = platform;
  if (config.seed === "demo") await seedDemoPeople(platform);

  const queues = { delivery: 1, purge: 1, media: 2, schedule: 1, mail: 2 } as const;
  const relay = createRelay({ database, clock, log, queues });
  const redis = config.redisUrl === undefined ? undefined : connectRedis(config.redisUrl, log);
  connectOutboxBell(platform.outbox, relay, redis ?? null);
  const mailer = config.mail ? createMailer(config.mail) : null;
  const bell = createNotificationBell(database, redis);
  const notifications: NotificationsDeps = { ...platform, people: notificationPeople(platform), bell, mailer };
  const streams = createNotificationStreams(notifications);
  registerNotificationsJobs(relay, notifications);
  const collaboration = createCollaborationServer({ ...platform, redis });
  const entries: EntriesDeps = {
    ...platform,
    liveDrafts: collaboration.liveDrafts,
    gates: [checksGate({ countOpenThreads })],
    phraseErasers: [erasePhraseFromThreads, erasePhraseFromNotifications],
    pendingPurges: countPendingPurges,
  };
  registerEntriesJobs(relay, entries);

  // Beside everything else: nothing that needs no file waits for it.
  blobs.ready().catch((error: unknown) => log.error({ err: error }, "blob storage is not ready"));
  const media = { ...platform, blobs, nameEntries };
  registerMediaJobs(relay, media);
  const delivery = createDelivery(platform, redis);
  registerDeliveryJobs(relay, delivery);
  if (config.seed === "demo" && config.role !== "worker") await seedDemo({ entries, media, runJobs: () => relay.drain() });

  let runsJobs = false;
  const checks: HealthCheck[] = [
    { name: "database", check: () => pingDatabase(database) },
    { name: "storage", check: () => blobs.ping() },
    { name: "relay", check: async () => invariant(!runsJobs || relay.isRunning(), "the relay runs where it should") },
    ...(redis ? [{ name: "redis", check: () => redis.commands.ping() }] : []),
  ];
  const metrics = createMetrics(database, clock, queueNames);
  const readers = createDeliveryEndpoint(delivery, metrics);
  const previews = createPreviews(delivery, { flushDrafts: collaboration.liveDrafts.flush, blobOrigins: [blobs.blobOrigin] });
  const routes: Route[] = [
    ...healthRoutes(checks),
    metricsRoute(metrics),
    ...identityRoutes({ ...platform, erasers: [eraseNotificationsOf, eraseCommentsOf] }),
    ...localesRoutes(platform),
    ...auditRoutes(platform),
    ...contentTypesRoutes({ ...platform, hasEntriesOfType }),
    ...entriesRoutes(entries),
    ...mediaRoutes(media),
    ...workflowRoutes({ ...platform, countOpenThreads }),
    ...commentsRoutes({ ...platform, notifications, announce: collaboration.liveDrafts.announce }),
    ...presenceRoutes(collaboration.presence),
    ...notificationsRoutes(notifications, streams),
    ...deliveryRoutes(delivery, readers),
    ...previewRoutes(previews),
  ];
  routes.push(openApiRoute(routes, config.publicUrl, (actor) => findContentTypeShapes(database.read, actor)));

  const answerPeople = createHttpApp({
    routes,
    log,
    authenticate: (request) => authenticate(platform, request),
    publicUrl: config.publicUrl,
    blobOrigins: [blobs.blobOrigin],
    framedOrigins: previews.origins.now,
    trustProxy: config.trustProxy,
    isCheckingReplies: config.environment === "test",
    fallback: adminFiles(),
    onReply: (reply) => metrics.observeReply(reply),
  });

  return {
    platform,
    routes,
    relay,
    notifications,
    // Readers first, on bare node:http: the path that must be fast.
    onRequest: (request, response) => {
      if (!readers.answer(request, response)) answerPeople(request, response);
    },
    onUpgrade: collaboration.handleUpgrade,
    greeting: async () => [`Pressbox is at ${config.publicUrl}`, ...(config.seed === "demo" ? await describeDemoPeople(platform) : [])],
    start(isWorker) {
      runsJobs = isWorker;
      if (runsJobs) relay.start();
      // Publishing flushes what it needs by itself, so nothing waits for this.
      collaboration.recover().catch((error: unknown) => log.error({ err: error }, "unstored drafts could not be recovered"));
    },
    endStreams: () => streams.close(),
    endSockets: () => collaboration.close(),
    async close() {
      streams.close();
      await relay.stop();
      mailer?.close();
      await redis?.close();
      await blobs.close();
      await database.close();
    },
  };
}
