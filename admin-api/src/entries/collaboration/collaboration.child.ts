/** A server process to be killed by kill-the-server.test.ts: live drafts on the database and port it is given. */
import { createDatabase } from "../../platform/database/database.ts";
import { startLiveServer } from "./testing.ts";

const [url, port] = process.argv.slice(2);
const server = await startLiveServer(await createDatabase(url!), { port: Number(port) });
await server.collaboration.recover();
process.stdout.write("ready\n");
