/** What delivery answers, before it is bytes of HTTP. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** A body with its strong ETag and, made when first wanted, its compressed forms. Immutable; shared by all answers that say the same. */
export interface Composed {
  readonly body: Buffer;
  readonly hash: string;
  readonly surrogateKeys: readonly string[];
  bytesOf(encoding: Encoding): Promise<Buffer>;
  /** The bytes if they are there already. */
  bytesNow(encoding: Encoding): Buffer | undefined;
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
    bytesNow: (encoding) => forms.get(encoding),
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
  const takes = (name: string) => new RegExp(`(^|[,\\s])${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`, "i").test(acceptEncoding);
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}
