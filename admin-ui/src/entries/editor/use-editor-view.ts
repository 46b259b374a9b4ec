import { useSearchParams } from "react-router";

/** The workspace's own tabs. Plugins bring more, under their names. */
export const ownPanels = ["publish", "languages", "media", "history"] as const;
/** An own tab, or the name of a plugin. */
export type PanelName = string;

export interface EditorView {
  readonly panel: PanelName;
  readonly beside: string | null;
  setPanel(panel: PanelName): void;
  setBeside(locale: string | null): void;
}

/** What is open beside the text stands in the address, so that a colleague who gets the link sees the same. */
export function useEditorView(): EditorView {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("panel");
  const change = (key: string, value: string | null): void =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === null) next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true },
    );
  return {
    panel: asked ?? "publish",
    beside: search.get("beside"),
    setPanel: (panel) => change("panel", panel === "publish" ? null : panel),
    setBeside: (locale) => change("beside", locale),
  };
}
