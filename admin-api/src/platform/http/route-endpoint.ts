/**
 * What happens to a request, in this order: who is it, may they, where does it come from, is it well formed, then the handler. Nothing is
 * read or changed for somebody who may not.
 */
import type { IncomingMessage } from "node:http";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Request, RequestHandler, Response } from "express";
import { AppError, invalidInput, notAllowed, notFound, notSignedIn } from "../errors.ts";
import { parseIfMatch } from "./entity-tag.ts";
import { requestIdOf } from "./error-middleware.ts";
import { defaultBodyLimitBytes, readJsonBody } from "./json-body.ts";
import { foreignOrigin, isSameOrigin, namesItsOrigin } from "./origin-check.ts";
import type { Route, RouteReply } from "./route.ts";
import { validateInput } from "./validate-input.ts";

/** Who a request comes from, and whether a browser's cookie said so (then its origin matters). */
export interface Authenticated {
  readonly actor: Actor;
  readonly isCookie: boolean;
}

/** Null when nobody is named. @throws AppError 401 when a bearer token is given but not valid: a bad credential never means "nobody" */
export type Authenticate = (request: IncomingMessage) => Promise<Authenticated | null>;

export interface EndpointOptions {
  readonly authenticate: Authenticate;
  readonly publicUrl: string;
  /** Compares each answer with the shape that the route declares: in tests, where a difference is a fault of ours. */
  readonly isCheckingReplies: boolean;
}

/** The Express handler of one route. */
export function routeEndpoint(route: Route, options: EndpointOptions): RequestHandler {
  return async (request, response) => {
    response.locals["route"] = route.path;
    const caller = await options.authenticate(request);
    requirePermission(route, caller?.actor ?? null);
    if (route.method !== "get") requireOwnOrigin(request, caller, options.publicUrl);
    const ifMatch = parseIfMatch(request.headers["if-match"]);
    const params = route.params ? parseParams(route, request) : undefined;
    const query = route.query ? validateInput(route.query, readQuery(request)) : undefined;
    const body = route.body ? validateInput(route.body, await readJsonBody(request, route.bodyLimitBytes ?? defaultBodyLimitBytes)) : undefined;
    const reply = await route.handle({
      actor: caller?.actor ?? null,
      params,
      query,
      body,
      ifMatch,
      requestId: requestIdOf(request),
      raw: request,
      response,
    } as Parameters<Route["handle"]>[0]);
    if (reply === "stream") return;
    if (options.isCheckingReplies) checkReply(route, reply);
    writeReply(response, reply);
  };
}

function requirePermission(route: Route, actor: Actor | null): void {
  if (route.permission === "public") return;
  if (!actor) throw notSignedIn();
  if (route.permission !== "signed-in" && !can(actor, route.permission)) throw notAllowed(route.permission);
}

/** Sign-in has no session yet: there a page of somebody else is refused, a program that names no origin is not. */
function requireOwnOrigin(request: Request, caller: Authenticated | null, publicUrl: string): void {
  if (caller && !caller.isCookie) return;
  if ((caller !== null || namesItsOrigin(request)) && !isSameOrigin(request, publicUrl)) throw foreignOrigin();
}

/** A path that names no possible thing is a path to nothing: 404, not 422. */
function parseParams(route: Route, request: Request): unknown {
  const parsed = route.params!.safeParse({ ...request.params });
  if (!parsed.success) throw notFound(route.tag === "entries" ? "entry" : "resource");
  return parsed.data;
}

/** Repeated parameters become a list; keys that could reach a prototype are refused by having none. */
function readQuery(request: Request): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const at = request.url.indexOf("?");
  const search = at === -1 ? "" : request.url.slice(at + 1);
  if (hasBrokenEncoding(search)) throw new AppError("platform.bad_query", 400, "The query cannot be decoded.");
  for (const [key, value] of new URLSearchParams(search)) {
    if (key === "__proto__") throw invalidInput([{ path: key, rule: "unknown_field", message: "There is no such field." }]);
    const earlier = query[key];
    query[key] = earlier === undefined ? value : [...(Array.isArray(earlier) ? earlier : [earlier]), value];
  }
  return { ...query };
}

function hasBrokenEncoding(search: string): boolean {
  try {
    decodeURIComponent(search.replaceAll("+", " "));
    return false;
  } catch {
    return true;
  }
}

function checkReply(route: Route, reply: Exclude<RouteReply, "stream">): void {
  const shape = route.responses[reply.status];
  if (shape === undefined) throw new Error(`${route.method} ${route.path} answered ${reply.status}, which it does not declare`);
  if (shape === null) return;
  const parsed = shape.safeParse(JSON.parse(JSON.stringify(reply.body)));
  if (!parsed.success) throw new Error(`${route.method} ${route.path} answered another shape than it declares: ${parsed.error.message}`);
}

/** Sends JSON. Private by default: what may be cached says so itself. */
function writeReply(response: Response, reply: Exclude<RouteReply, "stream">): void {
  response.status(reply.status).set({ "Cache-Control": "no-store", ...reply.headers });
  if (reply.body === undefined) {
    response.end();
    return;
  }
  if (!response.hasHeader("Content-Type")) response.set("Content-Type", "application/json; charset=utf-8");
  const text = JSON.stringify(reply.body);
  response.set("Content-Length", String(Buffer.byteLength(text)));
  response.end(text);
}
