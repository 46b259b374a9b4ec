/** A Chromium for measuring, and what people do first in it. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "@playwright/test";
import type { BenchServer } from "./bench-server.ts";

/** No waiting for a screen's next frame: what is measured is the work. */
const flags = ["--no-sandbox", "--disable-gpu", "--disable-gpu-vsync", "--disable-frame-rate-limit", "--disable-background-networking"];
const account = { email: "bench@newsroom.test", password: "a long password for a bench" };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
  return chromium.launch({ args: flags, ...(executablePath === undefined ? {} : { executablePath }) });
}

/** Adds the one who measures, with all rights. */
export async function addAccount(server: BenchServer): Promise<void> {
  const grants = [{ role: "administrator", contentType: "*", locale: "*" }];
  await server.call("POST", "/api/v1/users", { ...account, name: "Bench", grants });
}

/** @returns the session's cookie */
export async function signIn(context: BrowserContext, server: BenchServer): Promise<string> {
  const reply = await context.request.post("/api/v1/session", { data: account, headers: { Origin: server.url } });
  if (!reply.ok()) throw new Error(`cannot sign in: ${await reply.text()}`);
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

export const textOf = (page: Page): Locator => page.getByRole("textbox", { name: "Text", exact: true });
