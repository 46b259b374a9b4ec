/**
 * The environment, read once at start. Bad configuration stops there with one line a fault. Names are those of the outer contract;
 * docs/operations/configuration.md lists them all.
 */
import { resolve } from "node:path";
import { z } from "zod";
import { type MailSettings, mailFromSchema, smtpUrlSchema } from "./mail/mail-settings.ts";

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ""));

const environmentSchema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|sqlserver:\/\/)/, "must start with file: or sqlserver://")
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  AZURE_STORAGE_CONNECTION_STRING: z.string().optional(),
  AZURE_STORAGE_ACCOUNT: z
    .string()
    .regex(/^[a-z0-9]{3,24}$/, "must be a storage account name")
    .optional(),
  CDN_ADAPTER: z.enum(["none", "varnish"], { error: "must be none or varnish in this app release" }).default("none"),
  VARNISH_URLS: z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(url))
    .default([]),
  VARNISH_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{8,200}$/, "must be 8 to 200 printable characters")
    .optional(),
  SMTP_URL: smtpUrlSchema.optional(),
  MAIL_FROM: mailFromSchema.optional(),
  PUBLIC_URL: url.optional(),
  SEED: z.enum(["demo", "none"]).optional(),
  ROLE: z.enum(["all", "web", "worker"]).default("all"),
  REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .default("default"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
});

export interface Config {
  readonly environment: "production" | "development" | "test";
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly storage: { kind: "connection-string"; value: string } | { kind: "account"; name: string } | { kind: "embedded" };
  readonly cdn: { adapter: "none" } | { adapter: "varnish"; urls: readonly string[]; secret?: string | undefined };
  /** How e-mail leaves; undefined: it does not. */
  readonly mail: MailSettings | undefined;
  /** Where people reach Pressbox, without a trailing slash. */
  readonly publicUrl: string;
  readonly seed: "demo" | "none";
  readonly role: "all" | "web" | "worker";
  readonly region: string;
  readonly logLevel: string;
  /** Number of proxies in front whose X-Forwarded-* is believed. */
  readonly trustProxy: number;
}

/** Reads the environment. @throws Error with one line a fault */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const values = parsed.data;
  const faults: string[] = [];
  if (values.ROLE !== "all" && !values.REDIS_URL) faults.push(`REDIS_URL: ROLE=${values.ROLE} means more than one process, which needs Redis between them`);
  if (values.CDN_ADAPTER === "varnish" && values.VARNISH_URLS.length === 0) faults.push("VARNISH_URLS: CDN_ADAPTER=varnish needs the address of each Varnish");
  if (values.SMTP_URL && !values.MAIL_FROM) faults.push("MAIL_FROM: SMTP_URL needs the address that e-mails come from");
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const dataDir = resolve(values.DATA_DIR);
  return {
    environment: values.NODE_ENV,
    port: values.PORT,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? `file:${dataDir}/pressbox.sqlite`,
    redisUrl: values.REDIS_URL,
    storage: values.AZURE_STORAGE_CONNECTION_STRING
      ? { kind: "connection-string", value: values.AZURE_STORAGE_CONNECTION_STRING }
      : values.AZURE_STORAGE_ACCOUNT
        ? { kind: "account", name: values.AZURE_STORAGE_ACCOUNT }
        : { kind: "embedded" },
    cdn: values.CDN_ADAPTER === "varnish" ? { adapter: "varnish", urls: values.VARNISH_URLS, secret: values.VARNISH_SECRET } : { adapter: "none" },
    mail: values.SMTP_URL && values.MAIL_FROM ? { ...values.SMTP_URL, from: values.MAIL_FROM } : undefined,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    // Demo accounts have public passwords: a real database server gets them only when asked for.
    seed: values.SEED ?? (values.DATABASE_URL?.startsWith("sqlserver:") ? "none" : "demo"),
    role: values.ROLE,
    region: values.REGION,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
  };
}
