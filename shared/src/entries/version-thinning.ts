/**
 * Which checkpoints are kept for how long, as data. Everything of the last day; then the last of each hour for a week, the last of each day for three
 * months, the last of each month for good. Only checkpoints are ever thinned, and never one that is protected: named, the newest version, or named by a
 * publication, its history or a plan (decision 0107).
 */
export interface ThinningStep {
  /** Checkpoints younger than this are under this step. */
  readonly untilHours: number;
  /** One of each of these is kept, the last; `all` keeps every one. */
  readonly keepOneEach: "all" | "hour" | "day" | "month";
}

const day = 24;
export const thinningPolicy: readonly ThinningStep[] = [
  { untilHours: day, keepOneEach: "all" },
  { untilHours: 7 * day, keepOneEach: "hour" },
  { untilHours: 90 * day, keepOneEach: "day" },
  { untilHours: Number.POSITIVE_INFINITY, keepOneEach: "month" },
];

export interface Checkpoint {
  readonly number: number;
  readonly createdAt: Date;
}

/**
 * The checkpoints of one variant that go. Hours, days and months are those of UTC: the answer is the same wherever it is asked.
 * @param checkpoints in any order @param isProtected whether something needs this number
 */
export function thinCheckpoints(
  checkpoints: readonly Checkpoint[],
  now: Date,
  isProtected: (number: number) => boolean = () => false,
  policy: readonly ThinningStep[] = thinningPolicy,
): number[] {
  const newestFirst = [...checkpoints].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.number - a.number);
  const kept = new Set<string>();
  return newestFirst.flatMap(({ number, createdAt }) => {
    if (isProtected(number)) return [];
    const slot = slotOf(createdAt, now, policy);
    if (slot === null) return [];
    if (kept.has(slot)) return [number];
    kept.add(slot);
    return [];
  });
}

const slotLength = { hour: "2021-07-11T19".length, day: "2021-07-11".length, month: "2021-07".length } as const;

/** What at most one checkpoint may stand for; null where all stay. */
function slotOf(createdAt: Date, now: Date, policy: readonly ThinningStep[]): string | null {
  const ageHours = (now.getTime() - createdAt.getTime()) / 3_600_000;
  const step = policy.find(({ untilHours }) => ageHours < untilHours);
  if (step === undefined || step.keepOneEach === "all") return null;
  return `${step.keepOneEach} ${createdAt.toISOString().slice(0, slotLength[step.keepOneEach])}`;
}
