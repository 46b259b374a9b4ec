import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "./testing.ts";

interface Operation {
  readonly operationId: string;
  readonly "x-permission": string;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Readonly<Record<string, unknown>> }>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object; readonly securitySchemes: Readonly<Record<string, unknown>> };
}

let app: TestApp;
let document: Document;
beforeAll(async () => {
  app = await startTestApp();
  document = (await app.request<Document>("get", "/api/openapi.json")).body;
});
afterAll(() => app.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

test("the document is OpenAPI 3.1 and names every route, with its permission", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.info.title).toBe("Pressbox");
  const named = operations().map(({ path, method, operation }) => `${method} ${path} ${operation["x-permission"]}`);
  expect(named.sort()).toEqual(app.routes.map((route) => `${route.method} ${route.path} ${route.permission}`).sort());
});

test("each operation has an id of its own, its path's parameters, and answers", () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations()) {
    const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    for (const parameter of operation.parameters) expect(parameter.schema).toBeTypeOf("object");
    expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(status).toMatch(/^[2345]\d\d$/);
      expect(response.description).not.toBe("");
    }
    for (const scheme of operation.security.flatMap((each) => Object.keys(each))) expect(document.components.securitySchemes).toHaveProperty(scheme);
  }
});

test("no reference leads nowhere", () => {
  const targets = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]*)"/g)].map(([, pointer = ""]) => pointer);
  expect(targets.length).toBeGreaterThan(0);
  for (const pointer of new Set(targets)) {
    const found = pointer
      .split("/")
      .slice(1)
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
    expect(found, pointer).toBeDefined();
  }
});

test("the fields of each content type are in it, for those who may read content types", async () => {
  type Shapes = { components: { schemas: Record<string, { required?: string[]; properties: Record<string, unknown> }> } };
  const { schemas } = (await app.request<Shapes>("get", "/api/openapi.json", { as: "translator" })).body.components;
  expect(Object.keys(schemas["fields.article"]?.properties ?? {})).toEqual(expect.arrayContaining(["title", "slug", "summary", "body"]));
  expect(schemas["fields.article.publish"]?.required).toEqual(expect.arrayContaining(["title", "slug", "summary", "body"]));
  expect(schemas["fields.article"]?.required ?? []).toEqual([]);
  expect(JSON.stringify(document.components.schemas)).not.toContain("fields.article");
});
