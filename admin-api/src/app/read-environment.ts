import { type Config, readConfig } from "../platform/config.ts";

/** The configuration, or the end of the process with one line a fault. @param known what is known better than the environment knows it */
export function readEnvironment(known: Readonly<Record<string, string>> = {}): Config {
  try {
    return readConfig({ ...process.env, ...known });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
