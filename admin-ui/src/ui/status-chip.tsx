import { IconAlertTriangle, IconCircleCheckFilled, IconCircleDashed, IconCircleDot, IconClock, IconEye, IconHistory, IconPencil } from "@tabler/icons-react";
import "./status-chip.css";

/** Looks of a state: colour, and always an icon beside a word or a locale code. */
export const statusTones = ["live", "changed", "scheduled", "review", "draft", "stale", "missing", "blocked"] as const;
export type StatusTone = (typeof statusTones)[number];

const icons = {
  live: IconCircleCheckFilled,
  changed: IconCircleDot,
  scheduled: IconClock,
  review: IconEye,
  draft: IconPencil,
  stale: IconHistory,
  missing: IconCircleDashed,
  blocked: IconAlertTriangle,
} as const;

/** The icon of a state alone, in its colour. Never without words beside it. */
export function StatusIcon({ tone, size = 14 }: { tone: StatusTone; size?: number }) {
  const Icon = icons[tone];
  return <Icon aria-hidden className={`pb-status-icon pb-status-${tone}`} size={size} stroke={2} />;
}

export interface StatusChipProps {
  tone: StatusTone;
  /** The words: "Live", "Live, 3 changes". */
  label: string;
  /** Short form for tables: shows the code, and keeps the words for screen readers and the tooltip. */
  code?: string;
}

export function StatusChip({ tone, label, code }: StatusChipProps) {
  const Icon = icons[tone];
  if (code === undefined)
    return (
      <span className={`pb-chip pb-status-${tone}`}>
        <Icon aria-hidden size={14} stroke={2} />
        {label}
      </span>
    );
  return (
    <span className={`pb-chip pb-chip-code pb-status-${tone}`} title={`${code}: ${label}`}>
      <Icon aria-hidden size={12} stroke={2.25} />
      <bdi>{code}</bdi>
      <span className="pb-visually-hidden"> {label}</span>
    </span>
  );
}

/** A neutral tag: a role, a topic. */
export function Tag({ children }: { children: React.ReactNode }) {
  return <span className="pb-chip pb-tag">{children}</span>;
}
