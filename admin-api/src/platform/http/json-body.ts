/**
 * Reads and parses a JSON body strictly. Why not express.json(): it replaces broken UTF-8 in silence, lets `__proto__` through, and
 * counts compressed bytes; here each of these is a problem document (docs/architecture/http.md).
 */
import type { IncomingMessage } from "node:http";
import { AppError } from "../errors.ts";

export const defaultBodyLimitBytes = 1024 * 1024;
/** Deeper than any field definition allows, shallow enough for every recursive reader. */
const maxDepth = 200;

/** The parsed body; an empty one counts as `{}`. @param limitBytes largest accepted length */
export async function readJsonBody(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > limitBytes) throw tooLarge(limitBytes);
  const hasBody = declared > 0 || request.headers["transfer-encoding"] !== undefined;
  if (!hasBody) return {};
  requireJson(request);
  const bytes = await readBytes(request, limitBytes);
  return bytes.length === 0 ? {} : parseJson(bytes);
}

function requireJson(request: IncomingMessage): void {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type))
    throw new AppError("platform.unsupported_media_type", 415, "Send the body as application/json in UTF-8.");
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") throw new AppError("platform.unsupported_content_encoding", 415, "Send the body without compression.");
}

function readBytes(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limitBytes) {
        request.removeAllListeners("data");
        reject(tooLarge(limitBytes));
      } else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new AppError("platform.body_cut_off", 400, "The body ended before its announced length.")));
  });
}

/** Bytes to a JSON value. @throws AppError 400 for broken UTF-8, broken JSON, broken Unicode, `__proto__` keys and bottomless nesting */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("platform.broken_utf8", 400, "The body is not valid UTF-8.");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("platform.broken_json", 400, "The body is not valid JSON.");
  }
  refuseTraps(value);
  return value;
}

function refuseTraps(root: unknown): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && !value.isWellFormed())
      throw new AppError("platform.broken_unicode", 400, "A text in the body holds half of a surrogate pair.");
    if (value === null || typeof value !== "object") continue;
    if (depth > maxDepth) throw new AppError("platform.nested_too_deeply", 400, `The body is nested more than ${maxDepth} levels deep.`);
    for (const [key, inner] of Object.entries(value)) {
      if (key === "__proto__") throw new AppError("platform.forbidden_key", 400, "The key __proto__ is not accepted.");
      waiting.push({ value: key, depth: depth + 1 }, { value: inner, depth: depth + 1 });
    }
  }
}

const tooLarge = (limitBytes: number) =>
  new AppError("platform.body_too_large", 413, `The body is larger than ${limitBytes} bytes.`, { details: { limitBytes } });
