import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { packBody, plainBody, readBody } from "./packed-fields.ts";

const body = (words: number) => ({
  fields: { title: "Final", body: { type: "doc", content: Array.from({ length: words }, () => randomBytes(4).toString("hex")) } },
  suggested: { body: { type: "doc", content: ["it is", "Coming home"] } },
});

test("what a version holds comes back as it was, packed or not, suggestions or none", async () => {
  for (const held of [body(10), body(100_000), { ...body(10), suggested: {} }]) {
    expect(readBody(plainBody(held))).toEqual(held);
    const packed = await packBody(held);
    expect([packed.fields, packed.suggested]).toEqual(["", null]);
    expect(packed.packed!.length).toBeLessThan(JSON.stringify(held).length);
    expect(readBody(packed)).toEqual(held);
  }
});

test("packing a very large draft lets other requests go on", async () => {
  let turns = 0;
  let isDone = false;
  const packing = packBody(body(200_000)).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise(setImmediate);
    turns++;
  }
  expect((await packing).packed!.length).toBeGreaterThan(500_000);
  expect(turns).toBeGreaterThan(20);
});
