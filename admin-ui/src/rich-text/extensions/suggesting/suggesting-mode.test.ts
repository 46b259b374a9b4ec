import { expect, it, vi } from "vitest";
import * as code from "./suggest-change.ts";
import { type SuggestCode, SuggestingMode, type SuggestingRefusal } from "./suggesting-mode.ts";

const ana = "0197f000-0000-7000-8000-00000000000a";
/** A switch whose code comes when the test says so; undefined: it does not come. */
function slowSwitch() {
  const answers: ((code: SuggestCode | undefined) => void)[] = [];
  const mode = new SuggestingMode(() => new Promise((resolve) => answers.push(resolve)));
  const refused = vi.fn<(why: SuggestingRefusal) => void>();
  mode.onRefusal(refused);
  const come = async (what: SuggestCode | undefined): Promise<void> => {
    answers.shift()?.(what);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { mode, refused, come };
}

it("goes on when its code is there", async () => {
  const { mode, refused, come } = slowSwitch();
  mode.turn(ana);
  expect(mode.isOn()).toBe(false);
  await come(code);
  expect(mode.isOn()).toBe(true);
  expect(refused).not.toHaveBeenCalled();
});

it("says that it needs the connection when its code does not come, and can be tried again", async () => {
  const { mode, refused, come } = slowSwitch();
  mode.turn(ana);
  await come(undefined);
  expect(mode.isOn()).toBe(false);
  expect(refused).toHaveBeenCalledExactlyOnceWith("away");
  mode.turn(ana);
  await come(code);
  expect(mode.isOn()).toBe(true);
});

it("stays off when it is pressed twice, or the entry is left, before its code came", async () => {
  const { mode, refused, come } = slowSwitch();
  mode.turn(ana);
  mode.turn(ana);
  await come(code);
  expect(mode.isOn()).toBe(false);
  mode.turn(ana);
  mode.stop();
  await come(undefined);
  expect(mode.isOn()).toBe(false);
  expect(refused).not.toHaveBeenCalled();
});

it("of two turns only the last one counts", async () => {
  const { mode, come } = slowSwitch();
  mode.turn(ana);
  mode.stop();
  mode.turn(ana);
  await come(code);
  expect(mode.isOn()).toBe(false);
  await come(code);
  expect(mode.isOn()).toBe(true);
});
