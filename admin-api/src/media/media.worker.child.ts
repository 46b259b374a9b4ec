/** A worker of its own for the test that kills it: takes jobs of the queue `media` from a database and the storage beside it. */
import { systemClock } from "../platform/clock.ts";
import { readConfig } from "../platform/config.ts";
import { createDatabase } from "../platform/database/database.ts";
import { createLogger } from "../platform/logger.ts";
import { createOutbox } from "../platform/outbox/outbox.ts";
import { createRelay } from "../platform/outbox/outbox-relay.ts";
import { createBlobStore } from "../platform/storage/blob-store.ts";
import { registerMediaJobs } from "./media.jobs.ts";

const config = readConfig(process.env);
const log = createLogger("silent");
const database = await createDatabase(config.databaseUrl);
const relay = createRelay({ database, clock: systemClock, log, queues: { media: 1 } });
const outbox = createOutbox(database, systemClock);
registerMediaJobs(relay, { config, clock: systemClock, log, database, outbox, blobs: await createBlobStore(config, log), nameEntries: async () => [] });
relay.start();
