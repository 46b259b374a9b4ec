import { fallbackChain, type Locale } from "@pressbox/shared/locales/locales.schema.ts";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { describeLocale } from "./describe-locale.ts";
import { circleThrough } from "./locales.policy.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const list = async () => (await app.request<{ items: Locale[] }>("get", "/api/v1/locales", { as: "editor" })).body.items;
const add = (body: unknown) => app.request<Locale & { code: string }>("post", "/api/v1/locales", { as: "administrator", body });
const change = (code: string, body: unknown, ifMatch?: number) =>
  app.request<Locale & { code: string; errors: { path: string; rule: string }[] }>("patch", `/api/v1/locales/${code}`, {
    as: "administrator",
    body,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });

describe("languages", () => {
  test("a new installation has English as its source, Spanish and Arabic", async () => {
    expect((await list()).map(({ code, name, direction, isSource }) => [code, name, direction, isSource])).toEqual([
      ["en", "English", "ltr", true],
      ["es", "Español", "ltr", false],
      ["ar", "العربية", "rtl", false],
    ]);
  });

  test("one is added by its tag in any spelling, with its own name and direction, and stands last", async () => {
    const made = await add({ code: "FA-ir", fallback: "en" });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ code: "fa-IR", direction: "rtl", fallback: "en", isEnabled: true, position: 3 });
    expect((await add({ code: "fa-IR" })).body.code).toBe("locales.exists");
    expect((await list()).at(-1)?.code).toBe("fa-IR");
    expect(describeLocale("pt-BR").name).toMatch(/^Português/);
  });

  test("a tag that is none, or a fallback that is not there, is refused at its field", async () => {
    expect((await add({ code: "not a tag" })).status).toBe(422);
    expect((await add({ code: "de", fallback: "xx" })).body).toMatchObject({ status: 422, errors: [{ path: "fallback", rule: "unknown_locale" }] });
    expect((await add({ code: "de", direction: "rtl" })).status).toBe(422);
    expect((await change("xx", { name: "X" })).status).toBe(404);
  });

  test("a fallback chain never goes in a circle, not even by two changes at once", async () => {
    expect((await change("es", { fallback: "en" })).status).toBe(200);
    expect((await change("ar", { fallback: "es" })).status).toBe(200);
    expect((await change("en", { fallback: "ar" })).body.errors).toMatchObject([{ path: "fallback", rule: "fallback_circle" }]);
    expect((await change("es", { fallback: "es" })).status).toBe(422);
    await change("ar", { fallback: "" });
    await change("es", { fallback: "" });
    const both = await Promise.all([change("es", { fallback: "ar" }), change("ar", { fallback: "es" })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test("the source stays the source and stays on; another can be switched off", async () => {
    expect((await change("en", { isEnabled: false })).body.code).toBe("locales.source_stays_enabled");
    expect((await change("es", { isSource: true })).status).toBe(422);
    expect((await change("es", { isEnabled: false })).body).toMatchObject({ isEnabled: false, revision: 2 });
  });

  test("a change needs the latest state when it names one", async () => {
    expect((await change("es", { name: "Castellano" }, 1)).headers.get("ETag")).toBe('"2"');
    expect((await change("es", { name: "Español" }, 1)).body).toMatchObject({
      code: "platform.precondition_failed",
      details: { current: { name: "Castellano" } },
    });
  });
});

test("a circle is found exactly when following the chain would come back", () => {
  const codes = ["a", "b", "c", "d", "e"];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("", ...codes), { minLength: 5, maxLength: 5 }),
      fc.constantFrom(...codes),
      fc.constantFrom("", ...codes),
      (links, code, fallback) => {
        const locales = codes.map((each, index) => ({ code: each, fallback: each === code ? fallback : (links[index] ?? "") }));
        let next = fallback;
        for (let step = 0; step < codes.length && next !== "" && next !== code; step++) next = locales.find((locale) => locale.code === next)?.fallback ?? "";
        expect(circleThrough(code, fallback, locales) !== null).toBe(next === code);
        expect(fallbackChain(code, locales).length).toBeLessThanOrEqual(codes.length);
      },
    ),
  );
});
