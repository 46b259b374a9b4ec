/** Process entry: the outbox relay and its jobs, no HTTP. More processes, more workers. */
import { composeApp } from "./app/compose.ts";
import { readEnvironment } from "./app/read-environment.ts";
import { runUntilSignal } from "./app/run-until-signal.ts";
import { createLogger } from "./platform/logger.ts";

const config = readEnvironment();
const log = createLogger(config.logLevel);
const app = await composeApp({ config, log }).catch((error: unknown) => {
  log.fatal({ err: error }, "the worker cannot start");
  process.exit(1);
});
app.start(true);
runUntilSignal(log, async () => {
  await app.endSockets();
  await app.close();
});
log.info("the worker is running");
