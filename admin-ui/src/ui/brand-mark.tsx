/** The sign of the house. */
export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 26 26" width={size} height={size} aria-hidden="true" focusable="false" style={{ flex: "none" }}>
      <rect x="1" y="1" width="24" height="24" rx="6" fill="var(--c-accent)" />
      <path d="M8 19V7h6a4 4 0 0 1 0 8H8" fill="none" stroke="var(--c-on-accent)" strokeWidth="2.4" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
