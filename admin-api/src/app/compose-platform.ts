import { type Clock, systemClock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { createDatabase, type Database } from "../platform/database/database.ts";
import type { Logger } from "../platform/logger.ts";
import { createOutbox } from "../platform/outbox/outbox.ts";
import type { Platform } from "../platform/platform.ts";
import type { EmbeddedAzurite } from "../platform/storage/embedded-azurite.ts";
import { bootstrap } from "./bootstrap.ts";

export interface ComposeOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly database?: Database;
  /** The embedded storage, where it is coming up already. */
  readonly azurite?: EmbeddedAzurite | undefined;
}

/** What every feature stands on, with the rows of the bootstrap. Enough for the command line. */
export async function composePlatform({ config, log, clock = systemClock, database: given }: ComposeOptions): Promise<Platform> {
  const database = given ?? (await createDatabase(config.databaseUrl));
  const platform: Platform = { config, clock, log, database, outbox: createOutbox(database, clock) };
  await bootstrap(platform);
  return platform;
}
