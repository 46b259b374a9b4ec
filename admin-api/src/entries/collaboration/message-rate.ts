/** A typist makes some twenty messages a second, a paste into many fields or a return from offline some hundred at once. */
const burst = 3_000;
const perSecond = 300;

/** Counts one socket's messages; false when it sends more than any person's tab does. @param nowMs of a clock that only goes on */
export function createMessageRate(nowMs: () => number): { mayPass(): boolean } {
  let allowance = burst;
  let countedAt = nowMs();
  return {
    mayPass() {
      const now = nowMs();
      allowance = Math.min(burst, allowance + ((now - countedAt) / 1000) * perSecond) - 1;
      countedAt = now;
      return allowance >= 0;
    },
  };
}
