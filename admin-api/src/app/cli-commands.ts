import { parseArgs } from "node:util";
import { roles } from "@pressbox/shared/identity/identity.permissions.ts";
import { createTokenInputSchema, createUserInputSchema } from "@pressbox/shared/identity/identity.schema.ts";
import type { z } from "zod";
import { createDelivery, type DeliveryDeps, rebuildDelivery, verifyDelivery } from "../delivery/delivery.public.ts";
import { createToken, createUser, newPassword, systemActor } from "../identity/identity.public.ts";
import type { Config } from "../platform/config.ts";
import { AppError } from "../platform/errors.ts";
import { fieldProblems } from "../platform/http/validate-input.ts";
import { createLogger } from "../platform/logger.ts";
import type { Platform } from "../platform/platform.ts";
import { connectRedis } from "../platform/redis.ts";
import { composePlatform } from "./compose-platform.ts";

interface Command {
  readonly usage: string;
  /** Prints its outcome; answers the exit code. */
  run(platform: Platform, args: readonly string[]): Promise<number>;
}

/** A fault of whoever typed the command: said in one line, without a stack. */
class UsageError extends Error {}

const commands: Readonly<Record<string, Command>> = {
  "user create": {
    usage: `user create --email E --name N --role ${roles.join("|")} [--password P]`,
    async run(platform, args) {
      const { values } = parseArgs({
        args: [...args],
        options: { email: { type: "string" }, name: { type: "string" }, role: { type: "string" }, password: { type: "string" } },
      });
      const password = values.password ?? newPassword();
      const input = parseInput(createUserInputSchema, {
        email: values.email,
        name: values.name,
        password,
        grants: [{ role: values.role, contentType: "*", locale: "*" }],
      });
      const user = await createUser(platform, systemActor, input);
      console.log(values.password === undefined ? `${user.email} ${password}` : user.email);
      return 0;
    },
  },
  "token create": {
    usage: `token create --role ${roles.join("|")} [--name N]`,
    async run(platform, args) {
      const { values } = parseArgs({ args: [...args], options: { role: { type: "string" }, name: { type: "string", default: "command line" } } });
      const input = parseInput(createTokenInputSchema, { role: values.role, name: values.name });
      console.log((await createToken(platform, systemActor, input)).secret);
      return 0;
    },
  },
  "delivery verify": {
    usage: "delivery verify",
    run: (platform) =>
      withDelivery(platform, async (delivery) => {
        const report = await verifyDelivery(delivery, (line) => console.log(line));
        const isEqual = report.differences.length === 0;
        console.log(
          `epoch ${report.epoch}, newest commit ${report.commitSeq}: ${report.live} live, ${report.ended} ended, ${report.documents} documents compared, ` +
            `${isEqual ? "equal" : `${report.differences.length} differences`}`,
        );
        return isEqual ? 0 : 1;
      }),
  },
  "delivery rebuild": {
    usage: "delivery rebuild",
    run: (platform) =>
      withDelivery(platform, async (delivery) => {
        const report = await rebuildDelivery(delivery);
        console.log(`epoch ${report.epoch}: ${report.entries} entries, ${report.documents} documents${report.isCacheReachable ? "" : "; the cache is away"}`);
        return report.isCacheReachable ? 0 : 1;
      }),
  },
  migrate: {
    usage: "migrate",
    // Opening the database has brought it up to date; this command is for doing it before the new servers start.
    async run() {
      console.log("The database is up to date.");
      return 0;
    },
  },
};

async function withDelivery(platform: Platform, work: (delivery: DeliveryDeps) => Promise<number>): Promise<number> {
  const redis = platform.config.redisUrl === undefined ? undefined : connectRedis(platform.config.redisUrl, platform.log);
  try {
    await redis?.untilReady(5_000);
    return await work(createDelivery(platform, redis));
  } finally {
    await redis?.close();
  }
}

/** Runs one command line. Exit codes: 0 done, 1 it failed, 2 it was not understood. */
export async function runCommand(argv: readonly string[], config: Config): Promise<number> {
  const name = Object.keys(commands).find((key) => key.split(" ").every((word, index) => argv[index] === word));
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || !command) {
    console.error(["Commands:", ...Object.values(commands).map(({ usage }) => `  ${usage}`)].join("\n"));
    return 2;
  }
  const platform = await composePlatform({ config, log: createLogger(config.logLevel === "info" ? "warn" : config.logLevel) });
  try {
    return await command.run(platform, argv.slice(name.split(" ").length));
  } catch (error) {
    if (error instanceof AppError) console.error(error.message);
    else if (error instanceof UsageError || (error instanceof TypeError && "code" in error)) console.error(`${error.message}\nUsage: ${command.usage}`);
    else throw error;
    return error instanceof AppError ? 1 : 2;
  } finally {
    await platform.database.close();
  }
}

function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    fieldProblems(parsed.error)
      .map(({ path, message }) => `--${path.replace(/^grants\.0\./, "")}: ${message}`)
      .join("\n"),
  );
}
