import type { ReactNode } from "react";
import "./panel.css";

export interface PanelProps {
  title?: ReactNode;
  /** At the end of the title: a count, a time. */
  aside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled surface. */
export function Panel({ title, aside, actions, children }: PanelProps) {
  return (
    <section className="pb-panel">
      {(title !== undefined || actions !== undefined) && (
        <header className="pb-panel-head">
          <h2>{title}</h2>
          {aside !== undefined && <span className="pb-quiet pb-small pb-num">{aside}</span>}
          <span className="pb-grow" />
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

/** What stands where nothing is yet: what this is, a picture, the first thing to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  isPage = false,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** It is all there is on the page: its title is the page's heading. */
  isPage?: boolean;
}) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className="pb-empty">
      <span className="pb-empty-picture" aria-hidden>
        {icon}
      </span>
      <Heading>{title}</Heading>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}

/** A calm placeholder of the size that will come. */
export function Skeleton({ width = "100%", height = 8 }: { width?: number | string; height?: number }) {
  return <span className="pb-skeleton" aria-hidden style={{ inlineSize: width, blockSize: height }} />;
}

/** A note in the page: something failed, or something to know. */
export function Notice({ tone, icon, children, action }: { tone: "problem" | "warning" | "plain"; icon?: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`pb-notice pb-notice-${tone}`} role={tone === "problem" ? "alert" : "status"}>
      {icon}
      <div className="pb-grow">{children}</div>
      {action}
    </div>
  );
}
