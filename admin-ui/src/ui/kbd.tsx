import "./kbd.css";

/** A key. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function Kbd({ children }: { children: string }) {
  return <kbd className="pb-kbd">{children === "Mod" ? (isMac() ? "⌘" : "Ctrl") : children}</kbd>;
}

/** Keys of the system differ there. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `J K move`: keys and what they do, for status strips. */
export function KeyHint({ keys, children }: { keys: readonly string[]; children: React.ReactNode }) {
  return (
    <span className="pb-key-hint">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}
