/** A server process to be killed by tests: live drafts on the database, the port and, if there is one, the Redis it is given. */
import { createDatabase } from "../../platform/database/database.ts";
import { startLiveServer } from "./testing.ts";

const [url, port, redisUrl] = process.argv.slice(2);
const server = await startLiveServer(await createDatabase(url!), { port: Number(port), ...(redisUrl === undefined ? {} : { redisUrl }) });
await server.collaboration.recover();
process.stdout.write("ready\n");
