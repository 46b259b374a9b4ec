import { STATUS_CODES } from "node:http";
import type { Problem } from "@pressbox/shared/kernel/problem.ts";
import type { ErrorRequestHandler, Request } from "express";
import { ZodError } from "zod";
import { AppError } from "../errors.ts";
import type { Logger } from "../logger.ts";

/** The only translator of failures into problem documents. What is not an AppError says nothing to the caller and is logged once, here. */
export function errorMiddleware(log: Logger): ErrorRequestHandler {
  // Express tells error middleware by its four parameters.
  return (error: unknown, request, response, _next) => {
    const named = error instanceof AppError ? error : clientFault(error);
    if (!named || named.status >= 500)
      log.error(
        {
          err: error instanceof ZodError ? new Error(error.message, { cause: error }) : error,
          requestId: requestIdOf(request),
          method: request.method,
          path: withoutSecrets(request.path),
        },
        "request failed",
      );
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const problem = problemOf(named ?? new AppError("platform.unexpected", 500, "Something went wrong on our side."), requestIdOf(request));
    for (const name of ["ETag", "Content-Encoding", "Last-Modified", "Surrogate-Key", "xkey"]) response.removeHeader(name);
    if (named) for (const [name, value] of Object.entries(named.headers)) response.setHeader(name, value);
    // A body that was refused unread would otherwise be taken for the next request.
    if (!request.complete) response.setHeader("Connection", "close");
    response.status(problem.status).set({ "Content-Type": "application/problem+json; charset=utf-8", "Cache-Control": "no-store" });
    response.end(JSON.stringify(problem));
  };
}

/** A part of a path that is as long as a secret of ours (256 bits in base64url) may be one: links that open something carry it there. */
const withoutSecrets = (path: string): string => path.replaceAll(/\/[\w-]{43}(?=\/|$)/g, "/…");

/** An AppError as RFC 9457 has it. */
export function problemOf(error: AppError, requestId: string): Problem {
  return {
    type: `/problems/${error.code}`,
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.errors.length > 0 ? { errors: [...error.errors] } : {}),
    ...(Object.keys(error.details).length > 0 ? { details: { ...error.details } } : {}),
  };
}

/** Faults that Express itself finds in a request, such as a path that cannot be decoded. */
function clientFault(error: unknown): AppError | null {
  if (error instanceof URIError) return new AppError("platform.bad_path", 400, "The path cannot be decoded.");
  const status = error instanceof Error && !(error instanceof ZodError) && "status" in error && "expose" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? new AppError("platform.bad_request", status, "The request cannot be read.") : null;
}

export const requestIdOf = (request: Request): string => String(request.res?.locals["requestId"] ?? "");
