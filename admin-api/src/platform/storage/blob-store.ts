/**
 * All blobs go through here, and through `@azure/storage-blob` only: an Azure Storage account (connection string or managed identity), or
 * the embedded Azurite. Two containers: `uploads` (private; what browsers write, one SAS a blob) and `media` (what Pressbox made of it;
 * immutable paths). docs/architecture/storage.md.
 */
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { BlobServiceClient, type ContainerClient, RestError } from "@azure/storage-blob";
import type { Config } from "../config.ts";
import type { Logger } from "../logger.ts";
import { type EmbeddedAzurite, embedAzurite } from "./embedded-azurite.ts";
import { allowOrigins } from "./storage-cors.ts";
import { createDelegationSigner, createSharedKeySigner, type UploadSigner } from "./upload-signer.ts";

export type ContainerName = "uploads" | "media";

export interface BlobFacts {
  readonly sizeBytes: number;
  readonly etag: string;
}

/** The blob was written again or removed since its `etag` was read. */
export class BlobChanged extends Error {
  constructor(path: string, cause: unknown) {
    super(`the blob ${path} changed`, { cause });
    this.name = "BlobChanged";
  }
}

export interface BlobStore {
  /** Resolves when the containers exist and the admin's origin may write. Everything else waits for it; after a failure the next call tries again. */
  ready(): Promise<void>;
  /** Where browsers send blocks: belongs into the Content-Security-Policy's `connect-src`. */
  readonly blobOrigin: string;
  /** URL with a SAS for writing this one blob of `uploads` until `expiresAt`. */
  signUpload(path: string, expiresAt: Date): Promise<string>;
  /** URL with a SAS for reading one blob, for a program that cannot sign (ffmpeg, a copy). */
  signRead(container: ContainerName, path: string, expiresAt: Date): Promise<string>;
  /** Null when there is no such (committed) blob. */
  find(container: ContainerName, path: string): Promise<BlobFacts | null>;
  /** Streams bytes [offset, offset + count). @param etag of the bytes that are meant. @throws BlobChanged */
  read(container: ContainerName, path: string, range?: { offset?: number; count?: number; etag?: string; signal?: AbortSignal }): Promise<Readable>;
  write(path: string, bytes: Uint8Array, contentType: string): Promise<void>;
  writeFile(path: string, file: string, contentType: string): Promise<void>;
  /** Copies an upload to `media` inside the storage, the bytes of `etag` only. @throws BlobChanged */
  keepUpload(from: string, to: string, options: { etag: string; contentType: string }): Promise<void>;
  remove(container: ContainerName, path: string): Promise<void>;
  /** Throws when the storage does not answer: for `/readyz`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

type StorageConfig = Pick<Config, "storage" | "dataDir" | "port" | "publicUrl">;

/**
 * Answers within milliseconds; an embedded storage is started by the first call of `ready` or of anything that needs it.
 * @param azurite the embedded storage, where it is coming up already
 */
export async function createBlobStore(config: StorageConfig, log: Logger, azurite?: EmbeddedAzurite): Promise<BlobStore> {
  const connection = await connectStorage(config, log, azurite);
  const { service, signer } = connection;
  const containers: Record<ContainerName, ContainerClient> = { uploads: service.getContainerClient("uploads"), media: service.getContainerClient("media") };
  const blob = (container: ContainerName, path: string) => containers[container].getBlockBlobClient(path);

  const prepare = async () => {
    await connection.start();
    for (const container of Object.values(containers)) await container.createIfNotExists({ abortSignal: closing.signal });
    await allowOrigins(service, adminOrigins(config), log);
  };
  const closing = new AbortController();
  let prepared: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    prepared ??= prepare().catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  };
  const readyBlob = async (container: ContainerName, path: string) => {
    await ready();
    return blob(container, path);
  };
  const sign = async (container: ContainerName, path: string, permissions: string, expiresAt: Date) =>
    `${(await readyBlob(container, path)).url}?${await signer.sign({ container, path, permissions, expiresAt })}`;

  return {
    ready,
    blobOrigin: new URL(service.url).origin,
    // r: the browser lists the blocks that are there already when it resumes; c and w: it stages and commits.
    signUpload: (path, expiresAt) => sign("uploads", path, "rcw", expiresAt),
    signRead: (container, path, expiresAt) => sign(container, path, "r", expiresAt),
    async find(container, path) {
      try {
        const found = await (await readyBlob(container, path)).getProperties();
        return { sizeBytes: found.contentLength ?? 0, etag: found.etag ?? "" };
      } catch (error) {
        if (error instanceof RestError && error.statusCode === 404) return null;
        throw error;
      }
    },
    async read(container, path, { offset = 0, count, etag, signal } = {}) {
      const target = await readyBlob(container, path);
      const options = { ...(etag ? { conditions: { ifMatch: etag } } : {}), ...(signal ? { abortSignal: signal } : {}), maxRetryRequests: 3 };
      const answer = await target.download(offset, count, options).catch(orChanged(path));
      return answer.readableStreamBody as Readable;
    },
    async write(path, bytes, contentType) {
      await (await readyBlob("media", path)).uploadData(bytes, { blobHTTPHeaders: headersOf(contentType) });
    },
    async writeFile(path, file, contentType) {
      await (await readyBlob("media", path)).uploadStream(createReadStream(file), 8 * 1024 ** 2, 2, { blobHTTPHeaders: headersOf(contentType) });
    },
    async keepUpload(from, to, { etag, contentType }) {
      const target = await readyBlob("media", to);
      const source = await sign("uploads", from, "r", new Date(Date.now() + 3_600_000));
      const poller = await target.beginCopyFromURL(source, { sourceConditions: { ifMatch: etag }, intervalInMs: 500 }).catch(orChanged(from));
      const done = await poller.pollUntilDone().catch(orChanged(from));
      if (done.copyStatus !== "success") throw new Error(`copy of ${from} ended as ${done.copyStatus}`);
      await target.setHTTPHeaders(headersOf(contentType));
    },
    async remove(container, path) {
      await (await readyBlob(container, path)).deleteIfExists();
    },
    async ping() {
      await ready();
      await containers.media.getProperties({ abortSignal: AbortSignal.timeout(2_000) });
    },
    async close() {
      closing.abort();
      await connection.close();
    },
  };
}

/** Turns the storage's "not that one" into BlobChanged. */
const orChanged = (path: string) => (error: unknown) => {
  throw error instanceof RestError && (error.statusCode === 412 || error.statusCode === 404) ? new BlobChanged(path, error) : error;
};

/** Where browsers open the admin. The embedded storage is reached on this machine only, under any of its two names. */
function adminOrigins({ publicUrl, port, storage }: StorageConfig): string[] {
  const local = storage.kind === "embedded" && port !== 0 ? [`http://localhost:${port}`, `http://127.0.0.1:${port}`] : [];
  return [...new Set([new URL(publicUrl).origin, ...local])];
}

/** A CDN may be pointed at the container: the blob itself says that it never changes. */
const headersOf = (contentType: string) => ({ blobContentType: contentType, blobCacheControl: "public, max-age=31536000, immutable" });

interface StorageConnection {
  readonly service: BlobServiceClient;
  readonly signer: UploadSigner;
  start(): Promise<void>;
  close(): Promise<void>;
}

async function connectStorage(config: StorageConfig, log: Logger, given: EmbeddedAzurite | undefined): Promise<StorageConnection> {
  const nothing = { start: async () => undefined, close: async () => undefined };
  switch (config.storage.kind) {
    case "account": {
      // Loaded only where it is used: it takes 200 ms.
      const { DefaultAzureCredential } = await import("@azure/identity");
      const service = new BlobServiceClient(`https://${config.storage.name}.blob.core.windows.net`, new DefaultAzureCredential());
      return { service, signer: createDelegationSigner(service, config.storage.name), ...nothing };
    }
    case "connection-string": {
      const service = BlobServiceClient.fromConnectionString(config.storage.value);
      return { service, signer: createSharedKeySigner(service), ...nothing };
    }
    case "embedded": {
      const azurite = given ?? (await embedAzurite({ dataDir: config.dataDir, preferredPort: config.port === 0 ? 0 : config.port + 1, log }));
      const service = BlobServiceClient.fromConnectionString(azurite.connectionString);
      return { service, signer: createSharedKeySigner(service), start: () => azurite.start(), close: () => azurite.close() };
    }
  }
}
