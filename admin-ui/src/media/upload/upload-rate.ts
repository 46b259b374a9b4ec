/** How fast bytes went lately, and how long the rest takes at that. */
export interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** How far back the rate looks: long enough to be calm, short enough to notice. */
const windowMs = 8_000;
const leastMs = 1_000;

/** Adds a sample and forgets those outside the window; at most one a tenth of a second is kept. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const recent = samples.filter((each) => each.atMs > sample.atMs - windowMs);
  const last = recent.at(-1);
  return last && sample.atMs - last.atMs < 100 ? recent : [...recent, sample];
}

/** Bytes a second, null while too little is known. */
export function rateOf(samples: readonly Sample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.atMs - first.atMs < leastMs) return null;
  const rate = ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000;
  return rate > 0 ? rate : null;
}

/** Seconds until `restBytes` are sent, at least one; null while the rate is unknown. */
export function secondsLeft(samples: readonly Sample[], restBytes: number): number | null {
  const rate = rateOf(samples);
  return rate === null ? null : Math.max(1, Math.round(restBytes / rate));
}
