import { blocksOf } from "@pressbox/shared/media/media.blocks.ts";
import type { StartedUpload } from "@pressbox/shared/media/media.schema.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlockTransport, StorageFault } from "./block-transport.ts";
import { type BlockUpload, uploadBlocks } from "./upload-blocks.ts";

const address = (number: number): StartedUpload => ({
  assetId: "a",
  uploadUrl: `https://storage/blob?sig=${number}`,
  blockSizeBytes: 10,
  expiresAt: "2026-07-11T20:00:00Z",
});

/** A storage in memory: answers what `faults` says for a call (0 for none left), keeps what it took. */
function storage(faults: number[] = []) {
  const blocks = new Map<string, Blob>();
  const committed: string[] = [];
  const urls: string[] = [];
  const answer = (url: string) => {
    urls.push(url);
    const status = faults.shift() ?? 200;
    if (status !== 200) throw new StorageFault(status);
  };
  const transport: BlockTransport = {
    async putBlock(url, id, bytes, onSent) {
      onSent(bytes.size / 2);
      answer(url);
      blocks.set(id, bytes);
    },
    async putBlockList(url, ids) {
      answer(url);
      committed.push(...ids);
    },
  };
  const text = async () => (await Promise.all(committed.map((id) => blocks.get(id)!.text()))).join("");
  return { transport, blocks, committed, urls, text };
}

function upload(file: Blob, transport: BlockTransport, more: Partial<BlockUpload> = {}): BlockUpload {
  let renewals = 1;
  return {
    file,
    started: address(1),
    transport,
    standing: new Set(),
    signal: new AbortController().signal,
    renew: async () => address(++renewals),
    onSent: () => undefined,
    pause: async () => undefined,
    ...more,
  };
}

const text = `${"0123456789".repeat(7)}end`;

describe("sending a file in blocks", () => {
  it("brings every byte in order, whatever passing faults the storage has", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 200 }),
        fc.array(fc.constantFrom(200, 0, 500, 503, 429, 403), { maxLength: 5 }),
        async (content, faults) => {
          const file = new Blob([content]);
          const place = storage([...faults]);
          await uploadBlocks(upload(file, place.transport));
          expect(await place.text()).toBe(await file.text());
        },
      ),
    );
  });

  it("never tells more bytes than the file has, and all of them at the end", async () => {
    const told: number[] = [];
    await uploadBlocks(upload(new Blob([text]), storage([500, 0]).transport, { onSent: (bytes) => told.push(bytes) }));
    expect(Math.max(...told)).toBe(text.length);
    expect(told.at(-1)).toBe(text.length);
  });

  it("goes on after a failure with the blocks that do not stand yet", async () => {
    const standing = new Set<string>();
    const first = storage([200, 200, 400]);
    await expect(uploadBlocks(upload(new Blob([text]), first.transport, { standing }))).rejects.toThrow(StorageFault);
    expect(standing.size).toBeGreaterThan(0);
    const second = storage();
    for (const id of standing) second.blocks.set(id, first.blocks.get(id)!);
    const before = second.blocks.size;
    await uploadBlocks(upload(new Blob([text]), second.transport, { standing }));
    expect(await second.text()).toBe(text);
    expect(second.urls).toHaveLength(blocksOf(text.length, 10).length - before + 1);
  });

  it("gets a fresh address once when the old one has run out, and uses it from then on", async () => {
    const place = storage([403, 403, 403, 403]);
    let renewals = 1;
    await uploadBlocks(upload(new Blob([text]), place.transport, { renew: async () => address(++renewals) }));
    expect(renewals).toBe(2);
    expect(place.urls.at(-1)).toBe(address(2).uploadUrl);
  });

  it("gives up on what trying again cannot mend", async () => {
    const place = storage(Array(20).fill(404));
    await expect(uploadBlocks(upload(new Blob(["x"]), place.transport))).rejects.toMatchObject({ status: 404 });
    expect(place.urls).toHaveLength(1);
    const down = storage(Array(20).fill(0));
    await expect(uploadBlocks(upload(new Blob(["x"]), down.transport))).rejects.toMatchObject({ status: 0 });
    expect(down.urls).toHaveLength(6);
  });

  it("stops when it is cancelled", async () => {
    const cancel = new AbortController();
    const place = storage([500]);
    const running = uploadBlocks(upload(new Blob([text]), place.transport, { signal: cancel.signal, pause: async () => cancel.abort(new Error("cancelled")) }));
    await expect(running).rejects.toThrow("cancelled");
    expect(place.committed).toEqual([]);
  });
});
