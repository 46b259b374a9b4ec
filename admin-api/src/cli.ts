/** `npm run cli -- …`: what an operator does beside the admin. Each command is a use case that a route calls too. */
import { runCommand } from "./app/cli-commands.ts";
import { readEnvironment } from "./app/read-environment.ts";

const config = readEnvironment();
process.exitCode = await runCommand(process.argv.slice(2), config);
