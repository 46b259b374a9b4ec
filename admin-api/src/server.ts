/**
 * Process entry: HTTP and the collaboration socket, and with ROLE=all the jobs too. It listens before the slow parts are up: a request that
 * comes early waits for them instead of being refused. The application is loaded last, because that takes longest: the embedded storage
 * comes up beside it.
 */
import type { RequestListener } from "node:http";
import type { App } from "./app/compose.ts";
import { readEnvironment } from "./app/read-environment.ts";
import { runUntilSignal } from "./app/run-until-signal.ts";
import { listen } from "./platform/http/http-server.ts";
import { createLogger } from "./platform/logger.ts";
import { embedAzurite } from "./platform/storage/embedded-azurite.ts";

const asked = readEnvironment();
const composing = Promise.withResolvers<App>();
let answer: RequestListener = (request, response) => {
  composing.promise.then(
    (app) => app.onRequest(request, response),
    () => response.destroy(),
  );
};
const server = await listen(
  asked.port,
  (request, response) => answer(request, response),
  (request, socket, head) => {
    composing.promise.then(
      (app) => app.onUpgrade(request, socket, head),
      () => socket.destroy(),
    );
  },
).catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === "EADDRINUSE" ? `PORT: ${asked.port} is in use` : `PORT: cannot listen on ${asked.port}: ${error.message}`);
  process.exit(1);
});

// PORT=0 means any free one: from here on it has a number, and the public address follows it.
const config = readEnvironment({ PORT: String(server.port) });
const log = createLogger(config.logLevel);
async function compose(): Promise<App> {
  const azurite = config.storage.kind === "embedded" ? await embedAzurite({ dataDir: config.dataDir, preferredPort: config.port + 1, log }) : undefined;
  // Who needs it hears of a failure: everything that touches a file waits for the same start.
  azurite?.start().catch(() => undefined);
  const { composeApp } = await import("./app/compose.ts");
  return await composeApp({ config, log, azurite });
}
composing.resolve(compose());
const app = await composing.promise.catch((error: unknown) => {
  log.fatal({ err: error }, "Pressbox cannot start");
  process.exit(1);
});
answer = app.onRequest;
app.start(config.role === "all");
runUntilSignal(log, async () => {
  app.endStreams();
  await server.close(4_000, app.endSockets);
  await app.close();
});
for (const line of await app.greeting()) console.log(line);
