import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { Logger } from "./logger.ts";
import type { Outbox } from "./outbox/outbox.ts";

/** What every feature may use. Composed by hand in `app/`; a feature's own needs are added to it as its `…Deps`. */
export interface Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly database: Database;
  readonly outbox: Outbox;
}
