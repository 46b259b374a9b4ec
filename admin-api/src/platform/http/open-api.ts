/** The OpenAPI 3.1 document, made from the list of routes: it cannot say anything else than the code does. */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { problemSchema } from "@pressbox/shared/kernel/problem.ts";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { defineRoute, type Route } from "./route.ts";

type Json = Record<string, unknown>;

/** Shapes that stand in rows, not in routes. `stamp` changes with them; `schemas` is asked for only then. */
export interface MoreShapes {
  readonly stamp: string;
  schemas(): Readonly<Record<string, unknown>>;
}

/** `GET /api/openapi.json` for these routes and itself. Made when first asked for, and again when the further shapes have changed. */
export function openApiRoute(routes: readonly Route[], serverUrl: string, findMore: (actor: Actor | null) => Promise<MoreShapes>): Route {
  // One for those who may see the further shapes, one for the others, and a change of them now and then.
  const made = new LRUCache<string, string>({ max: 4 });
  const route = defineRoute({
    method: "get",
    path: "/api/openapi.json",
    summary: "This document",
    tag: "operations",
    permission: "public",
    responses: { 200: z.record(z.string(), z.unknown()) },
    async handle({ actor, response }) {
      const { stamp, schemas } = await findMore(actor);
      const text = made.get(stamp) ?? JSON.stringify(openApiDocument(routes.includes(route) ? routes : [...routes, route], serverUrl, schemas()));
      made.set(stamp, text);
      response.status(200).set({ "Content-Type": "application/json; charset=utf-8", "Cache-Control": "private, no-cache" }).end(text);
      return "stream";
    },
  });
  return route;
}

/** The document itself. */
export function openApiDocument(routes: readonly Route[], serverUrl: string, moreSchemas: Readonly<Record<string, unknown>> = {}): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: "3.1.0",
    info: { title: "Pressbox", version: "1", description: "The editorial CMS of a sports broadcaster." },
    servers: [{ url: serverUrl }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: shapeOf(problemSchema, "output"), ...moreSchemas },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "pressbox_session", description: "Writes also need the page's own Origin." },
        token: { type: "http", scheme: "bearer", description: "An API token, pbx_…" },
      },
    },
  };
}

function operation(route: Route): Json {
  const isPublic = route.permission === "public";
  return {
    operationId: `${route.method} ${route.path}`.replaceAll(/[^A-Za-z0-9]+/g, "_").replace(/_$/, ""),
    summary: route.summary,
    tags: [route.tag],
    "x-permission": route.permission,
    security: isPublic ? [] : [{ session: [] }, { token: [] }],
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(route.body ? { requestBody: { required: true, content: { "application/json": { schema: shapeOf(route.body, "input") } } } } : {}),
    responses: { ...successes(route), ...problems(route) },
  };
}

function pathParameters(route: Route): Json[] {
  const shapes = propertiesOf(route.params);
  return [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, in: "path", required: true, schema: shapes[name] ?? { type: "string" } }));
}

function queryParameters(route: Route): Json[] {
  if (!route.query) return [];
  const { required } = shapeOf(route.query, "input") as { required?: string[] };
  return Object.entries(propertiesOf(route.query)).map(([name, schema]) => ({ name, in: "query", required: required?.includes(name) ?? false, schema }));
}

const headerParameters = (route: Route): Json[] =>
  ["put", "patch", "delete"].includes(route.method) || /(publish|restore)$/.test(route.path)
    ? [{ name: "If-Match", in: "header", required: false, description: "The revision you read, in quotes.", schema: { type: "string" } }]
    : [];

function successes(route: Route): Json {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, shape]) => [
      status,
      { description: route.summary, ...(shape ? { content: { "application/json": { schema: shapeOf(shape, "output") } } } : {}) },
    ]),
  );
}

function problems(route: Route): Json {
  const isWrite = route.method !== "get";
  const known: [string, string, boolean][] = [
    ["400", "The request cannot be read.", true],
    ["401", "Nobody is signed in, or the token is not valid.", route.permission !== "public"],
    ["403", "The permission is missing, or a page of another origin wrote.", route.permission !== "public"],
    ["404", "There is no such thing, or you may not see it.", route.path.includes("{")],
    ["409", "It conflicts with what stands.", isWrite],
    ["412", "It was changed since you read it; `details.current` is what stands now.", isWrite],
    ["413", "The body is too large.", route.body !== undefined],
    ["415", "The body is not JSON in UTF-8.", route.body !== undefined],
    ["422", "Some fields are not valid; `errors` says which and why.", route.body !== undefined || route.query !== undefined],
    ["500", "Something went wrong on our side.", true],
  ];
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(known.filter(([, , isPossible]) => isPossible).map(([status, description]) => [status, { description, content }]));
}

const propertiesOf = (schema: z.ZodType | undefined): Record<string, unknown> =>
  schema ? ((shapeOf(schema, "input") as { properties?: Record<string, unknown> }).properties ?? {}) : {};

/** JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. What JSON Schema cannot say (a refinement) is left to the problem document. */
function shapeOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }) as Json;
  return shape;
}
