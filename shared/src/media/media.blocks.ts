/**
 * How a file is cut into blocks. Both sides use this: the server says the block size and counts, the browser cuts and names.
 * Azure's rules: at most 50,000 blocks, ids are Base64 and all of one length.
 */
const mebibyte = 1024 ** 2;
const smallestBlockBytes = 4 * mebibyte;
const mostBlocks = 50_000;

/** Bytes a block, a whole number of MiB: small files get small blocks, so that progress moves and little is sent twice. */
export function blockSizeFor(sizeBytes: number): number {
  return Math.max(smallestBlockBytes, Math.ceil(sizeBytes / mostBlocks / mebibyte) * mebibyte);
}

/** Base64 of the six-digit index: always eight characters. */
export function blockId(index: number): string {
  return btoa(String(index).padStart(6, "0"));
}

export interface Block {
  readonly id: string;
  /** Bytes [start, end) of the file. */
  readonly start: number;
  readonly end: number;
}

/** The blocks of a file in order; they cover it without gap or overlap. */
export function blocksOf(sizeBytes: number, blockSizeBytes: number): Block[] {
  return Array.from({ length: Math.ceil(sizeBytes / blockSizeBytes) }, (_, index) => ({
    id: blockId(index),
    start: index * blockSizeBytes,
    end: Math.min(sizeBytes, (index + 1) * blockSizeBytes),
  }));
}
