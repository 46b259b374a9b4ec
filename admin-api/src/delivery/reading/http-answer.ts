/** Answers as bytes of HTTP: headers are built once an answer and encoding, then only sent. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { AppError } from "../../platform/errors.ts";
import type { Cdn } from "../cdn/cdn.port.ts";
import { type Answer, type Composed, chooseEncoding, type Encoding } from "./answer.ts";
import { deliveryPrefix } from "./delivery-request.ts";

/** Shared caches get a key list of at most this; answers that show more live at the edge for seconds only. */
const keysBytes = 24_000;
const keysLineBytes = 7_000;

const always = ["Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "ETag", "X-Content-Type-Options", "nosniff"];

/** An answer with what HTTP needs of it, kept for the next reader. */
export interface HttpAnswer {
  readonly answer: Answer;
  readonly ready: Map<Encoding, ReadyAnswer>;
}

/** All that is left to do is to write it. */
interface ReadyAnswer {
  readonly headers: string[];
  readonly bytes: Buffer;
}

export const httpAnswer = (answer: Answer): HttpAnswer => ({ answer, ready: new Map() });

/** Whether `send` would send it at once, from bytes that are there. */
export const isReady = (request: IncomingMessage, { answer, ready }: HttpAnswer): boolean =>
  answer.status === 200 && ready.has(chooseEncoding(request.headers["accept-encoding"], answer.composed.body.length));

export interface SendOptions {
  readonly cdn: Cdn;
  /** Answers for one caller (time travel): never cached. */
  readonly isPrivate: boolean;
}

/** Sends it; waits only where a compressed form is made for the first time. */
export function send(request: IncomingMessage, response: ServerResponse, http: HttpAnswer, options: SendOptions): Promise<void> | undefined {
  const { answer } = http;
  if (answer.status !== 200) {
    sendWithout(request, response, answer, options);
    return undefined;
  }
  const encoding = chooseEncoding(request.headers["accept-encoding"], answer.composed.body.length);
  const ready = http.ready.get(encoding);
  if (ready) {
    write(request, response, answer.composed, ready);
    return undefined;
  }
  return answer.composed.bytesOf(encoding).then((bytes) => {
    const made = { headers: headersOf(answer.composed, encoding, bytes, options), bytes };
    http.ready.set(encoding, made);
    write(request, response, answer.composed, made);
    return undefined;
  });
}

function write(request: IncomingMessage, response: ServerResponse, composed: Composed, { headers, bytes }: ReadyAnswer): void {
  const wanted = request.headers["if-none-match"];
  if (wanted !== undefined && matches(wanted, composed.hash)) {
    response.writeHead(304, headers.slice(4));
    response.end();
    return;
  }
  response.writeHead(200, headers);
  if (request.method === "HEAD") response.end();
  else response.end(bytes);
}

/** Content-Length and Content-Type come first: a 304 leaves those two out. */
function headersOf(composed: Composed, encoding: Encoding, bytes: Buffer, { cdn, isPrivate }: SendOptions): string[] {
  return [
    "Content-Length",
    String(bytes.length),
    "Content-Type",
    "application/json; charset=utf-8",
    "ETag",
    entityTag(composed.hash, encoding),
    "Cache-Control",
    isPrivate ? "private, no-store" : cacheControl(cdn, composed.surrogateKeys),
    "Vary",
    "Accept-Encoding",
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    ...(isPrivate ? [] : surrogateKeyLines(composed.surrogateKeys)),
    ...always,
  ];
}

/** Strong, so different for each encoding; any of them proves that the reader has the content. */
const entityTag = (hash: string, encoding: Encoding): string => (encoding === "identity" ? `"${hash}"` : `"${hash}-${encoding}"`);

const matches = (ifNoneMatch: string, hash: string): boolean =>
  ifNoneMatch.trim() === "*" ||
  ifNoneMatch.split(",").some(
    (tag) =>
      tag
        .trim()
        .replace(/^W\//, "")
        .replace(/^"/, "")
        .replace(/(-(br|gzip))?"$/, "") === hash,
  );

function cacheControl(cdn: Cdn, keys: readonly string[]): string {
  const isTooMuch = keys.reduce((sum, key) => sum + key.length + 1, 0) > keysBytes;
  return isTooMuch ? cdn.cacheControl.missing : cdn.cacheControl.found;
}

/** In several lines where one would be over what caches take a line. */
function surrogateKeyLines(keys: readonly string[]): string[] {
  const lines: string[] = [];
  let line = "";
  let total = 0;
  for (const key of keys) {
    total += key.length + 1;
    if (total > keysBytes) break;
    if (line && line.length + 1 + key.length > keysLineBytes) {
      lines.push("Surrogate-Key", line);
      line = "";
    }
    line = line ? `${line} ${key}` : key;
  }
  return line ? [...lines, "Surrogate-Key", line] : lines;
}

function sendWithout(request: IncomingMessage, response: ServerResponse, answer: Exclude<Answer, { status: 200 }>, { cdn, isPrivate }: SendOptions): void {
  const keys = isPrivate ? [] : surrogateKeyLines(answer.surrogateKeys);
  if (answer.status === 301) {
    const control = isPrivate ? "private, no-store" : cdn.cacheControl.found;
    response.writeHead(301, ["Location", answer.location, "Content-Length", "0", "Cache-Control", control, ...keys, ...always]);
    response.end();
    return;
  }
  const control = isPrivate ? "private, no-store" : cdn.cacheControl.missing;
  sendProblem(request, response, { code: "delivery.not_found", status: 404, message: "Nothing is published here.", errors: [] }, [
    "Cache-Control",
    control,
    ...keys,
  ]);
}

/** A problem document (RFC 9457). */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  error: Pick<AppError, "code" | "status" | "message" | "errors">,
  headers: readonly string[] = ["Cache-Control", "no-store"],
): void {
  const requestId = newId();
  const problem = {
    type: `/problems/${error.code}`,
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
  };
  const body = Buffer.from(JSON.stringify(problem));
  response.writeHead(error.status, [
    "Content-Type",
    "application/problem+json; charset=utf-8",
    "Content-Length",
    String(body.length),
    "X-Request-Id",
    requestId,
    ...headers,
    ...always,
  ]);
  if (request.method === "HEAD") response.end();
  else response.end(body);
}

/** CORS preflight, and what else may be asked with OPTIONS. */
export function sendOptions(response: ServerResponse): void {
  response.writeHead(204, [
    "Allow",
    "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods",
    "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers",
    "If-None-Match, Authorization",
    "Access-Control-Max-Age",
    "86400",
    ...always,
  ]);
  response.end();
}

export const isDeliveryUrl = (url: string | undefined): url is string => url?.startsWith(deliveryPrefix) === true;

/** Drafts are answered elsewhere, without anything that keeps answers. No language is called `preview`. */
export const isPreviewUrl = (url: string): boolean => url.startsWith(`${deliveryPrefix}preview/`);
