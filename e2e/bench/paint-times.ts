import type { Page } from "@playwright/test";

/** The first keys compile the code. */
const warmUp = 20;

/** Types `keys` letters where the caret is. @returns for each the time from its event until the frame with its letter was painted, in milliseconds */
export async function paintTimes(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { paintTimes: times });
    const onKey = (): void => {
      const startedAt = performance.now();
      // The message is handled after the next frame: style, layout and paint of the letter are in the time.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => times.push(performance.now() - startedAt));
      port1.start();
      requestAnimationFrame(() => port2.postMessage(null));
    };
    document.addEventListener("keydown", onKey, { capture: true });
    Object.assign(window, { stopPaintTimes: () => document.removeEventListener("keydown", onKey, { capture: true }) });
  });
  for (let n = 0; n < keys + warmUp; n++) await page.keyboard.press("abcdefghij"[n % 10] ?? "a");
  const times = await page.evaluate(() => {
    const measured = window as unknown as { paintTimes: number[]; stopPaintTimes(): void };
    measured.stopPaintTimes();
    return measured.paintTimes;
  });
  return times.slice(warmUp);
}

export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
