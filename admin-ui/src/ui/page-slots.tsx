import { IconChevronRight } from "@tabler/icons-react";
import { Fragment, type ReactNode, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import "./page-slots.css";

/** Places of the frame that a page fills: the frame draws an element with the id, the page writes into it. */
export const pageSlotIds = { crumbs: "pb-slot-crumbs", people: "pb-slot-people", strip: "pb-slot-strip", dock: "pb-slot-dock" } as const;

const never = () => () => undefined;

/** Puts `children` into a place of the frame for as long as the page is there. */
export function PageSlot({ slot, children }: { slot: keyof typeof pageSlotIds; children: ReactNode }) {
  const place = useSyncExternalStore(never, () => document.getElementById(pageSlotIds[slot]));
  return place === null ? null : createPortal(children, place);
}

export interface Crumb {
  readonly label: string;
  /** Address; the last crumb has none: it is the page itself. */
  readonly to?: string;
}

/** Where the page stands. `renderLink` keeps routing out of the design system. */
export function Crumbs({ items, renderLink }: { items: readonly Crumb[]; renderLink: (to: string, label: ReactNode) => ReactNode }) {
  return (
    <PageSlot slot="crumbs">
      {items.map((item, index) => (
        <Fragment key={`${item.label}${item.to ?? ""}`}>
          {index > 0 && <IconChevronRight aria-hidden size={14} className="pb-flip pb-quiet" style={{ flex: "none" }} />}
          {item.to === undefined ? (
            // In its own direction, so that what does not fit is its end.
            <b className="pb-truncate" dir="auto" aria-current="page">
              {item.label}
            </b>
          ) : (
            renderLink(item.to, <bdi>{item.label}</bdi>)
          )}
        </Fragment>
      ))}
    </PageSlot>
  );
}

/** The line at the foot of the page: what is saved, what is live, which keys work. */
export function StatusStrip({ children }: { children: ReactNode }) {
  return <PageSlot slot="strip">{children}</PageSlot>;
}

/** A hairline between two words of the strip. */
export const StripBar = () => <span className="pb-strip-bar" aria-hidden />;
