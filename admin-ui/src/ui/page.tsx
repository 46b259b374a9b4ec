import type { ReactNode } from "react";
import "./page.css";

export interface PageHeadProps {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}

/** Title, a quiet word about it, and what can be done here. */
export function PageHead({ title, note, actions }: PageHeadProps) {
  return (
    <header className="pb-page-head">
      <h1>{title}</h1>
      {note !== undefined && <span className="pb-quiet pb-small">{note}</span>}
      <span className="pb-grow" />
      {actions}
    </header>
  );
}

/** A page that scrolls as a whole, with the reading width of forms or the full one. */
export function ScrollPage({ children, width = "full" }: { children: ReactNode; width?: "full" | "form" }) {
  return (
    <div className="pb-scroll-page">
      <div className={`pb-scroll-page-inner pb-scroll-page-${width}`}>{children}</div>
    </div>
  );
}
