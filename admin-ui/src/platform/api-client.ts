/**
 * The one way to the API. Answers are parsed with the schemas of `shared`, faults come out as `ApiProblem`, and a session that ended
 * in the middle of work is asked for again in place: the request waits, the person signs in, the request goes on (docs/decisions/0083).
 */
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { signInGate } from "./sign-in-gate.ts";

/** What went wrong, in the words of RFC 9457. `code` names the text to show (`<feature>:errors.<reason>`). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** HTTP status, or 0 when the server could not be reached. */
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly errors: readonly FieldProblem[];
  readonly details: Readonly<Record<string, unknown>>;
  constructor(problem: {
    status: number;
    code: string;
    title: string;
    requestId?: string;
    errors?: readonly FieldProblem[];
    details?: Readonly<Record<string, unknown>>;
  }) {
    super(problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId ?? "";
    this.errors = problem.errors ?? [];
    this.details = problem.details ?? {};
  }
}

/** Anything that parses: a zod schema of `shared`. Its own type keeps zod out of pages that parse nothing. */
export interface AnswerSchema<Answer> {
  parse(value: unknown): Answer;
}

export type QueryValues = Readonly<Record<string, string | number | boolean | undefined>>;

export interface ApiRequest {
  readonly query?: QueryValues;
  readonly body?: unknown;
  /** Revision the caller saw; the server answers 412 when it is no longer the current one. */
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
  /** The caller shows 401 itself: sign-in, and the question who is signed in. */
  readonly isSignIn?: boolean;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** `/entries` → `/api/v1/entries?…`; empty and undefined values are left out. */
export function apiUrl(path: string, query: QueryValues = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== "") search.set(key, String(value));
  const text = search.toString();
  return `/api/v1${path}${text === "" ? "" : `?${text}`}`;
}

/**
 * Sends one request.
 * @param schema what the answer must be; null when nothing is expected back
 * @throws ApiProblem for every fault: refused, unreachable, unexpected answer
 */
export async function callApi<Answer>(method: Method, path: string, schema: AnswerSchema<Answer>, request?: ApiRequest): Promise<Answer>;
export async function callApi(method: Method, path: string, schema: null, request?: ApiRequest): Promise<void>;
export async function callApi(method: Method, path: string, schema: AnswerSchema<unknown> | null, request: ApiRequest = {}): Promise<unknown> {
  const response = await send(method, path, request);
  if (response.status === 401 && request.isSignIn !== true) {
    await signInGate.waitForSignIn();
    return callApi(method, path, schema as AnswerSchema<unknown>, { ...request, isSignIn: true });
  }
  if (!response.ok) throw await readProblem(response);
  if (schema === null || response.status === 204) return undefined;
  const answer = await readJson(response);
  try {
    return schema.parse(answer);
  } catch (cause) {
    // The page is older or newer than the server: reloading mends it, so the text says that.
    console.error("unexpected answer", method, path, cause);
    throw new ApiProblem({ status: response.status, code: "platform.unexpected_answer", title: "Unexpected answer", requestId: requestIdOf(response) });
  }
}

async function send(method: Method, path: string, request: ApiRequest): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (request.body !== undefined) headers["content-type"] = "application/json";
  if (request.ifMatch !== undefined) headers["if-match"] = `"${request.ifMatch}"`;
  try {
    return await fetch(apiUrl(path, request.query), {
      method,
      headers,
      credentials: "same-origin",
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiProblem({ status: 0, code: "platform.unreachable", title: "The server cannot be reached" });
  }
}

const requestIdOf = (response: Response): string => response.headers.get("x-request-id") ?? "";

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new ApiProblem({ status: response.status, code: "platform.unexpected_answer", title: "Unexpected answer", requestId: requestIdOf(response) });
  }
}

/** A proxy in between may answer HTML; then the status alone is what we know. */
async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const fields = (body !== null && typeof body === "object" ? body : {}) as Record<string, unknown>;
  const text = (key: string): string | undefined => (typeof fields[key] === "string" ? fields[key] : undefined);
  return new ApiProblem({
    status: response.status,
    code: text("code") ?? "platform.refused",
    title: text("detail") ?? text("title") ?? response.statusText,
    requestId: text("requestId") ?? requestIdOf(response),
    errors: Array.isArray(fields["errors"]) ? fields["errors"].filter(isFieldProblem) : [],
    details: {
      ...(fields["details"] !== null && typeof fields["details"] === "object" ? (fields["details"] as Record<string, unknown>) : {}),
      ...(response.headers.has("retry-after") ? { retryAfterSeconds: Number(response.headers.get("retry-after")) } : {}),
    },
  });
}

function isFieldProblem(value: unknown): value is FieldProblem {
  if (value === null || typeof value !== "object") return false;
  const fields = value as Record<string, unknown>;
  return typeof fields["path"] === "string" && typeof fields["rule"] === "string" && typeof fields["message"] === "string";
}
