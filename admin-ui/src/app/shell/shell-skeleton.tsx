import "./shell.css";

/** The frame while the first page's code comes: same measures, so nothing jumps. */
export function ShellSkeleton() {
  return (
    <div className="shell shell-open" aria-busy="true">
      <div className="shell-rail" />
      <div className="shell-top" />
      <div className="shell-main" />
      <div className="pb-strip shell-strip pb-wide-only" />
    </div>
  );
}
