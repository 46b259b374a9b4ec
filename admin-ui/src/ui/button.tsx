import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import "./button.css";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once a page: the one thing to do here. `danger` for what takes something away. */
  tone?: "default" | "primary" | "ghost" | "danger";
  size?: "small" | "medium" | "large";
  icon?: ReactNode;
  /** Keeps its width, shows that the click was taken. */
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ tone = "default", size = "medium", icon, isBusy = false, className, children, type = "button", disabled, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`pb-button pb-button-${tone} pb-button-${size}${className === undefined ? "" : ` ${className}`}`}
      aria-busy={isBusy || undefined}
      disabled={disabled === true || isBusy}
    >
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Says what it does; also its tooltip. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon. */
export function IconButton({ label, className, children, type = "button", ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} aria-label={label} title={label} className={`pb-icon-button${className === undefined ? "" : ` ${className}`}`}>
      {children}
    </button>
  );
}
