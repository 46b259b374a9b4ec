import { type ButtonHTMLAttributes, cloneElement, type ReactElement, type ReactNode, type Ref, useState } from "react";
import { lazyPart } from "./lazy-part.tsx";

export interface MenuEntry {
  key: string;
  label: ReactNode;
  before?: ReactNode;
  after?: ReactNode;
  onChoose?: () => void;
  /** The one in force. */
  isCurrent?: boolean;
  /** A switch: on or off. */
  isChecked?: boolean;
  /** The menu stays open after it. */
  staysOpen?: boolean;
  /** A menu of its own, to the side, instead of an act. */
  entries?: readonly MenuEntry[];
}

/** The button that opens something; it needs no click of its own. */
export type Trigger = ReactElement<ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }>;

export interface MenuProps {
  trigger: Trigger;
  title?: string;
  entries: readonly MenuEntry[];
  position?: "bottom" | "bottom-start";
  /** Of the list, and of the lists to its side. */
  className?: string;
}

export interface PopupProps {
  trigger: Trigger;
  children: (close: () => void) => ReactNode;
  className?: string;
  label?: string;
  width?: number;
}

const MenuWindow = lazyPart<MenuProps>(
  async () => (await import("./menu-window.tsx")).MenuWindow,
  (props) => props.trigger,
);
const PopupWindow = lazyPart<PopupProps>(
  async () => (await import("./menu-window.tsx")).PopupWindow,
  (props) => props.trigger,
);

/** A button with a list of choices under it. The page brings the button alone; the list's code comes when a hand nears it. */
export function Menu(props: MenuProps) {
  const [isAsked, setIsAsked] = useState(false);
  return isAsked ? <MenuWindow {...props} /> : closed(props.trigger, "menu", MenuWindow.fetchAhead, () => setIsAsked(true));
}

/** A button with a small window under it. */
export function Popup(props: PopupProps) {
  const [isAsked, setIsAsked] = useState(false);
  return isAsked ? <PopupWindow {...props} /> : closed(props.trigger, "dialog", PopupWindow.fetchAhead, () => setIsAsked(true));
}

function closed(trigger: Trigger, kind: "menu" | "dialog", fetchAhead: () => void, open: () => void): Trigger {
  return cloneElement(trigger, { "aria-haspopup": kind, "aria-expanded": false, onPointerEnter: fetchAhead, onFocus: fetchAhead, onClick: open });
}
