/**
 * `test` for every browser test: a worker's own newsroom of real parts (product, SQLite, Azurite, Redis, Varnish), one person a role, and
 * `signInAs(role)`. Data is made through the API as an editor's program would: no test reaches into the product.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Role, roles } from "@pressbox/shared/identity/identity.permissions.ts";
import { freePort, type Product, startProduct, startRedis, startVarnish } from "./servers.ts";

export interface Newsroom extends Product {
  /** Readers' address: Varnish. */
  readonly readerUrl: string;
  readonly people: Readonly<Record<Role, { readonly email: string; readonly password: string; readonly name: string }>>;
  /** Calls the API with `role`'s token; answers status and parsed JSON. */
  api<Body = Record<string, unknown>>(
    role: Role,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiReply<Body>>;
}

export interface ApiReply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

interface WorkerFixtures {
  /** `demo`: with the demo data; `none`: empty. Set with `test.use({ seed: "demo" })` at the top of a file. */
  seed: "demo" | "none";
  newsroom: Newsroom;
}

interface TestFixtures {
  /** A page of its own browser context in which a person with `role` is signed in, at the admin's home. */
  signInAs(role: Role): Promise<Page>;
  /** Fails on serious or critical findings of axe. */
  expectAccessible(page: Page): Promise<void>;
}

const names: Readonly<Record<Role, string>> = {
  editor: "Marta Ruiz",
  "media-manager": "Jonas Weber",
  translator: "Lucía Fernández",
  publisher: "Sam Okafor",
  administrator: "Amina Haddad",
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  seed: ["none", { option: true, scope: "worker" }],
  newsroom: [
    async ({ seed }, use) => {
      const [port, varnishPort, redis] = await Promise.all([freePort(), freePort(), startRedis()]);
      const readerUrl = `http://127.0.0.1:${varnishPort}`;
      const settings = { PORT: `${port}`, SEED: seed, REDIS_URL: redis.url, CDN_ADAPTER: "varnish", VARNISH_URLS: readerUrl };
      const product = await startProduct(settings);
      const varnish = await startVarnish(varnishPort, port);
      await use({ ...product, readerUrl, ...(await addPeople(product)) });
      await varnish.stop();
      await product.stop();
      await redis.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  signInAs: async ({ browser, newsroom, locale, timezoneId, viewport }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ baseURL: newsroom.url, locale: locale ?? "en-GB", timezoneId: timezoneId ?? "UTC", viewport });
      contexts.push(context);
      const { email, password } = newsroom.people[role];
      const reply = await context.request.post("/api/v1/session", { data: { email, password }, headers: { Origin: newsroom.url } });
      expect(reply.ok(), await reply.text()).toBe(true);
      const page = await context.newPage();
      await page.goto("/");
      return page;
    });
    for (const context of contexts) await context.close();
  },
  expectAccessible: async ({ browserName: _ }, use) => {
    await use(async (page) => {
      // A frame that runs no scripts (a preview) cannot be looked into: axe would wait in it for ever.
      const { violations } = await new AxeBuilder({ page })
        .exclude("iframe[sandbox]")
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
    });
  },
});

export { expect };

/** One person and one token a role, made by an administrator's token from the command line. */
async function addPeople(product: Product): Promise<Pick<Newsroom, "people" | "api">> {
  const administrator = await product.cli("token", "create", "--role", "administrator");
  const call = async <Body>(token: string, method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(product.url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("Content-Type")?.includes("json") === true && text !== "";
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
  };
  const people: Partial<Record<Role, { email: string; password: string; name: string }>> = {};
  const tokens: Partial<Record<Role, string>> = {};
  for (const role of roles) {
    const person = { email: `${role}@newsroom.test`, password: `${role} types a long password`, name: names[role] };
    const grants = [{ role, contentType: "*", locale: "*" }];
    const added = await call(administrator, "POST", "/api/v1/users", { ...person, grants });
    if (added.status !== 201) throw new Error(`cannot add a ${role}: ${JSON.stringify(added.body)}`);
    people[role] = person;
  }
  // Only people make tokens, so the administrator signs in.
  const { email, password } = people.administrator!;
  const signedIn = await fetch(`${product.url}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: product.url },
    body: JSON.stringify({ email, password }),
  });
  const session = { "Content-Type": "application/json", Origin: product.url, Cookie: signedIn.headers.get("Set-Cookie")?.split(";")[0] ?? "" };
  for (const role of roles) {
    const made = await fetch(`${product.url}/api/v1/tokens`, { method: "POST", headers: session, body: JSON.stringify({ name: `e2e ${role}`, role }) });
    if (made.status !== 201) throw new Error(`cannot make a token for a ${role}: ${await made.text()}`);
    tokens[role] = ((await made.json()) as { secret: string }).secret;
  }
  await fetch(`${product.url}/api/v1/session`, { method: "DELETE", headers: session });
  return {
    people: people as Newsroom["people"],
    api: (role, method, path, body, headers) => call(tokens[role]!, method, path, body, headers),
  };
}
