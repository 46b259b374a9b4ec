/**
 * A route is data: method, path, permission, shapes, handler. The Express app, the OpenAPI document and the test that walks every route
 * are all made from this list (docs/architecture/http.md).
 */

import type { Actor, Permission } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Request, Response } from "express";
import type { z } from "zod";

/** Who may call: anybody, anybody signed in, or an actor that holds the permission somewhere. Use cases check the exact scope. */
export type RoutePermission = "public" | "signed-in" | Permission;

export interface RouteRequest<Params, Query, Body, Caller = Actor> {
  /** The system actor never comes through HTTP. On public routes it may be null. */
  readonly actor: Caller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Revision from `If-Match: "7"`, if given. */
  readonly ifMatch: number | undefined;
  readonly requestId: string;
  readonly raw: Request;
  readonly response: Response;
}

/** `body` undefined with status 204; `stream` when the handler wrote the response itself. */
export type RouteReply = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } | "stream";

export interface Route {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** OpenAPI style: `/api/v1/entries/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** The feature, OpenAPI tag. */
  readonly tag: string;
  readonly permission: RoutePermission;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  /** Largest body in bytes, 1 MiB unless told. */
  readonly bodyLimitBytes?: number | undefined;
  /** Status → shape of the answer, null for none. */
  readonly responses: Readonly<Record<number, z.ZodType | null>>;
  handle(request: RouteRequest<never, never, never, never>): Promise<RouteReply>;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Types the handler from the schemas. */
export function defineRoute<
  const Needed extends RoutePermission,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  route: Omit<Route, "handle" | "permission" | "params" | "query" | "body"> & {
    permission: Needed;
    params?: P;
    query?: Q;
    body?: B;
    handle(request: RouteRequest<Output<P>, Output<Q>, Output<B>, "public" extends Needed ? Actor | null : Actor>): Promise<RouteReply>;
  },
): Route {
  return route as unknown as Route;
}
