/** The timeline as it is shown: days, and in them milestones with the checkpoints between them folded. Pure. */
import type { VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";

export type TimelineItem =
  | { readonly kind: "version"; readonly version: VersionSummary }
  | { readonly kind: "checkpoints"; readonly versions: readonly [VersionSummary, ...VersionSummary[]] };

export interface TimelineDay {
  readonly day: string;
  readonly items: readonly TimelineItem[];
}

/** What somebody wanted: everything but a checkpoint that nobody named and nobody reads. */
const isMilestone = (version: VersionSummary): boolean => version.kind !== "checkpoint" || version.name !== "" || version.isLive;

/** @param versions newest first @param dayOf the day of a moment, as it is written */
export function timelineOf(versions: readonly VersionSummary[], dayOf: (at: string) => string): TimelineDay[] {
  const days: { day: string; items: TimelineItem[] }[] = [];
  for (const version of versions) {
    const day = dayOf(version.createdAt);
    if (days.at(-1)?.day !== day) days.push({ day, items: [] });
    const { items } = days.at(-1)!;
    const last = items.at(-1);
    if (isMilestone(version)) items.push({ kind: "version", version });
    else if (last?.kind === "checkpoints") items[items.length - 1] = { kind: "checkpoints", versions: [...last.versions, version] };
    else items.push({ kind: "checkpoints", versions: [version] });
  }
  return days;
}
