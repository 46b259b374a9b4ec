/** The two calls that an upload makes to Blob Storage. `fetch` cannot tell how much of a body is sent, so the real one is XMLHttpRequest. */
export interface BlockTransport {
  /** @param onSent bytes of this block sent so far */
  putBlock(url: string, id: string, bytes: Blob, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void>;
  /** Makes the file of its blocks, in this order. */
  putBlockList(url: string, ids: readonly string[], signal: AbortSignal): Promise<void>;
}

/** The storage's refusal, or 0 when it was not reached. */
export class StorageFault extends Error {
  override readonly name = "StorageFault";
  readonly status: number;
  constructor(status: number) {
    super(`storage answered ${status}`);
    this.status = status;
  }
}

export const blockListBody = (ids: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`;

export const xhrTransport: BlockTransport = {
  putBlock: (url, id, bytes, onSent, signal) => put(`${url}&comp=block&blockid=${encodeURIComponent(id)}`, bytes, signal, onSent),
  putBlockList: (url, ids, signal) => put(`${url}&comp=blocklist`, blockListBody(ids), signal),
};

/** Longest silence of a line before a block is sent again. */
const silenceMs = 60_000;

function put(url: string, body: Blob | string, signal: AbortSignal, onSent?: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    let timer = setTimeout(() => request.abort(), silenceMs);
    const stop = () => request.abort();
    const finish = (act: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      act();
    };
    // A listener on `upload` makes the browser ask for permission first (CORS), which the storage's rule gives.
    request.upload.addEventListener("progress", (event) => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), silenceMs);
      onSent?.(event.loaded);
    });
    request.addEventListener("load", () => finish(() => (request.status < 300 ? resolve() : reject(new StorageFault(request.status)))));
    request.addEventListener("error", () => finish(() => reject(new StorageFault(0))));
    request.addEventListener("abort", () => finish(() => reject(signal.aborted ? signal.reason : new StorageFault(0))));
    signal.addEventListener("abort", stop);
    request.open("PUT", url);
    request.setRequestHeader("x-ms-version", "2023-11-03");
    request.send(body);
  });
}
