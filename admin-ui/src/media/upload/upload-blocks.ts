/**
 * Sends a file to Blob Storage in blocks, a few at a time. A block that fails is tried again with growing pauses; an address that ran out is
 * renewed; blocks that stand are remembered, so that going on after a failure sends only the rest. docs/decisions/0063-own-block-uploader.md
 */
import { type Block, blocksOf } from "@pressbox/shared/media/media.blocks.ts";
import type { StartedUpload } from "@pressbox/shared/media/media.schema.ts";
import { type BlockTransport, StorageFault } from "./block-transport.ts";

const parallelBlocks = 4;
const tries = 6;
const firstPauseMs = 500;

export interface BlockUpload {
  readonly file: Blob;
  readonly started: StartedUpload;
  readonly transport: BlockTransport;
  /** Ids of blocks that stand; this function adds to it. */
  readonly standing: Set<string>;
  readonly signal: AbortSignal;
  /** A fresh address for the same upload. */
  renew(): Promise<StartedUpload>;
  /** Bytes of the whole file that are sent. */
  onSent(bytes: number): void;
  /** For tests. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** Resolves when the block list is committed. @throws StorageFault when trying again did not help; what stands stays in `standing` */
export async function uploadBlocks(upload: BlockUpload): Promise<void> {
  const { file, standing, signal } = upload;
  const blocks = blocksOf(file.size, upload.started.blockSizeBytes);
  const address = createAddress(upload);
  const rest = blocks.filter((block) => !standing.has(block.id));
  const underWay = new Map<string, number>();
  const report = () => {
    const stand = blocks.reduce((sum, block) => sum + (standing.has(block.id) ? block.end - block.start : 0), 0);
    upload.onSent(stand + [...underWay.values()].reduce((sum, bytes) => sum + bytes, 0));
  };
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);

  const send = async (block: Block) => {
    await retry(upload, address, (url) =>
      upload.transport.putBlock(
        url,
        block.id,
        file.slice(block.start, block.end),
        (bytes) => {
          underWay.set(block.id, Math.min(bytes, block.end - block.start));
          report();
        },
        either,
      ),
    ).finally(() => underWay.delete(block.id));
    standing.add(block.id);
    report();
  };
  const worker = async () => {
    for (let block = rest.shift(); block; block = rest.shift()) await send(block);
  };
  report();
  try {
    await Promise.all(Array.from({ length: parallelBlocks }, worker));
  } catch (error) {
    stop.abort(error);
    throw error;
  }
  const ids = blocks.map((block) => block.id);
  await retry(upload, address, (url) => upload.transport.putBlockList(url, ids, signal));
}

interface Address {
  current(): string;
  renewed(old: string): Promise<string>;
}

/** All workers share one address and one renewal. */
function createAddress(upload: BlockUpload): Address {
  let url = upload.started.uploadUrl;
  let renewal: Promise<string> | undefined;
  return {
    current: () => url,
    renewed(old) {
      if (old !== url) return Promise.resolve(url);
      renewal ??= upload
        .renew()
        .then((started) => {
          url = started.uploadUrl;
          return url;
        })
        .finally(() => {
          renewal = undefined;
        });
      return renewal;
    },
  };
}

async function retry(upload: BlockUpload, address: Address, act: (url: string) => Promise<void>): Promise<void> {
  const pause = upload.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  for (let attempt = 1; ; attempt++) {
    const url = address.current();
    try {
      return await act(url);
    } catch (error) {
      upload.signal.throwIfAborted();
      if (!(error instanceof StorageFault) || attempt === tries || !mayPass(error)) throw error;
      if (error.status === 403) await address.renewed(url);
      else await pause(firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
      upload.signal.throwIfAborted();
    }
  }
}

/** Not reached, busy, failing for a moment, or an address that ran out. */
const mayPass = ({ status }: StorageFault): boolean => status === 0 || status === 403 || status === 408 || status === 429 || status >= 500;
