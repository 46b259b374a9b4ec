import { expect, test } from "../support/pressbox.ts";
import { freePort, startProduct, startVarnish } from "../support/servers.ts";

test("while Varnish is away its purges wait, the Delivery page says so, and they run when it is back", async ({ page }) => {
  test.setTimeout(180_000);
  const [port, varnishPort] = [await freePort(), await freePort()];
  const varnishUrl = `http://127.0.0.1:${varnishPort}`;
  const product = await startProduct({ PORT: `${port}`, CDN_ADAPTER: "varnish", VARNISH_URLS: varnishUrl });
  let varnish: Awaited<ReturnType<typeof startVarnish>> | undefined;
  try {
    const person = { name: "Elena Marchetti", email: "elena@newsroom.test", password: "a sentence that is kept" };
    const headers = { Origin: product.url };
    expect((await page.request.post(`${product.url}/api/v1/setup/administrator`, { data: person, headers })).status()).toBe(201);
    await page.request.post(`${product.url}/api/v1/session`, { data: { email: person.email, password: person.password }, headers });
    const fields = { title: "Imprint", slug: "imprint", body: { $html: "<p>Who we are.</p>" } };
    const made = await page.request.post(`${product.url}/api/v1/entries`, { data: { type: "page", locale: "en", fields }, headers });
    const { id } = (await made.json()) as { id: string };
    expect((await page.request.post(`${product.url}/api/v1/entries/${id}/variants/en/publish`, { data: {}, headers })).ok()).toBe(true);

    await page.goto(`${product.url}/delivery?tab=messages&state=retrying`);
    const row = page.getByRole("row", { name: /Trying again/ });
    await expect(row).toContainText("Tell the CDN", { timeout: 30_000 });
    await page.goto(`${product.url}/delivery`);
    await expect(page.getByText("Edge not purged yet")).toBeVisible();

    varnish = await startVarnish(varnishPort, port);
    await expect(page.getByText("Gone from the edge")).toBeVisible({ timeout: 90_000 });
    expect((await fetch(`${varnishUrl}/delivery/v1/en/page/imprint`)).status).toBe(200);
  } finally {
    await varnish?.stop();
    await product.stop();
  }
});

test("an editor sees what is live and cannot send messages again", async ({ signInAs, newsroom }) => {
  const page = await signInAs("editor");
  await page.goto("/delivery?tab=messages");
  await expect(page.getByRole("heading", { name: "Delivery" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Try all again" })).toHaveCount(0);
  expect((await newsroom.api("editor", "POST", "/api/v1/delivery/messages/1/retry", {})).status).toBe(403);
});
