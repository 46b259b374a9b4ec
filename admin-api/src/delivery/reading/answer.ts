/** What delivery answers, before it is bytes of HTTP. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";

export type Encoding = "br" | "gzip" | "identity";

/** A body with its strong ETag and, made when first wanted, its compressed forms. Immutable; shared by all answers that say the same. */
export interface Composed {
  readonly body: Buffer;
  readonly hash: string;
  readonly surrogateKeys: readonly string[];
  bytesOf(encoding: Encoding): Promise<Buffer>;
}

export type Answer =
  | { readonly status: 200; readonly composed: Composed }
  | { readonly status: 301; readonly location: string; readonly surrogateKeys: readonly string[] }
  | { readonly status: 404; readonly surrogateKeys: readonly string[] };

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
/** Smaller than this, compression saves no packet. */
const smallestCompressed = 1_024;

export function composed(value: unknown, surrogateKeys: readonly string[]): Composed {
  const body = Buffer.from(JSON.stringify(value));
  const forms = new Map<Encoding, Buffer>([["identity", body]]);
  const making = new Map<Encoding, Promise<Buffer>>();
  async function make(encoding: "br" | "gzip"): Promise<Buffer> {
    const bytes =
      encoding === "br"
        ? await compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
        : await compressGzip(body, { level: 6 });
    forms.set(encoding, bytes);
    return bytes;
  }
  return {
    body,
    hash: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    surrogateKeys,
    async bytesOf(encoding) {
      const there = forms.get(encoding);
      if (there || encoding === "identity") return there ?? body;
      let started = making.get(encoding);
      if (!started) {
        started = make(encoding).finally(() => making.delete(encoding));
        making.set(encoding, started);
      }
      return started;
    },
  };
}

/** The best encoding that both sides have. Quality values other than 0 are not weighed: brotli is the smaller one. */
export function chooseEncoding(acceptEncoding: string | undefined, size: number): Encoding {
  if (!acceptEncoding || size < smallestCompressed) return "identity";
  let best = bestOf.get(acceptEncoding);
  if (!best) {
    const takes = (name: string) => new RegExp(`(^|[,\\s])${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`, "i").test(acceptEncoding);
    best = takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
    bestOf.set(acceptEncoding, best);
  }
  return best;
}

/** Readers say the same few things: each is understood once. */
const bestOf = new LRUCache<string, Encoding>({ max: 500 });
