/** The Express application, made from the list of routes. docs/architecture/http.md */
import { newId } from "@pressbox/shared/kernel/ids.ts";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { AppError, notFound } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { withRequestId } from "../request-scope.ts";
import { errorMiddleware } from "./error-middleware.ts";
import type { Route } from "./route.ts";
import { type EndpointOptions, routeEndpoint } from "./route-endpoint.ts";
import { type SecurityHeadersOptions, securityHeaders } from "./security-headers.ts";

export interface Reply {
  readonly method: string;
  /** The pattern, never the path: a bounded number of values. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

export interface HttpAppOptions extends EndpointOptions, SecurityHeadersOptions {
  readonly routes: readonly Route[];
  readonly log: Logger;
  /** Number of proxies in front whose X-Forwarded-* is believed. */
  readonly trustProxy: number;
  /** What answers when no route does: the admin's files. */
  readonly fallback?: RequestHandler;
  /** Told of each answer, for metrics. */
  readonly onReply?: (reply: Reply) => void;
}

export function createHttpApp(options: HttpAppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  app.set("trust proxy", options.trustProxy);
  app.use(identifyRequest(options.onReply));
  app.use(securityHeaders(options));
  app.use(compression({ filter: (_request, response) => /json|openmetrics|text\/plain/.test(String(response.getHeader("Content-Type"))) }));
  for (const [path, routes] of byPath(options.routes)) {
    const pattern = path.replaceAll(/\{(\w+)\}/g, ":$1");
    for (const route of routes) app[route.method](pattern, routeEndpoint(route, options));
    app.all(pattern, refuseMethod(routes));
  }
  if (options.fallback) app.use(options.fallback);
  app.use(() => {
    throw notFound("page");
  });
  app.use(errorMiddleware(options.log));
  return app;
}

function identifyRequest(onReply: HttpAppOptions["onReply"]): RequestHandler {
  return (request, response, next) => {
    const requestId = newId();
    response.locals["requestId"] = requestId;
    response.setHeader("X-Request-Id", requestId);
    if (onReply) {
      const startedAt = performance.now();
      response.once("close", () =>
        onReply({
          method: request.method,
          route: String(response.locals["route"] ?? "other"),
          status: response.statusCode,
          seconds: (performance.now() - startedAt) / 1000,
        }),
      );
    }
    withRequestId(requestId, next);
  };
}

/** Routes of one path together, exact words before parameters: `/entries/bin` is asked before `/entries/{id}`. */
function byPath(routes: readonly Route[]): [string, Route[]][] {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const group = groups.get(route.path);
    if (group?.some((other) => other.method === route.method)) throw new Error(`two routes for ${route.method} ${route.path}`);
    groups.set(route.path, [...(group ?? []), route]);
  }
  const rank = (path: string) => path.replaceAll(/\{\w+\}/g, "~");
  return [...groups].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}

function refuseMethod(routes: readonly Route[]): RequestHandler {
  const allowed = routes.flatMap((route) => (route.method === "get" ? ["GET", "HEAD"] : [route.method.toUpperCase()]));
  const allow = [...allowed, "OPTIONS"].join(", ");
  return (request, response) => {
    if (request.method !== "OPTIONS") throw new AppError("platform.method_not_allowed", 405, `Only ${allow} here.`, { headers: { Allow: allow } });
    response.status(204).set("Allow", allow).end();
  };
}
