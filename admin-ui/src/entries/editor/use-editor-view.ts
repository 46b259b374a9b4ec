import { useSearchParams } from "react-router";

export const panels = ["publish", "languages", "media", "history"] as const;
export type PanelName = (typeof panels)[number];

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
    panel: panels.find((panel) => panel === asked) ?? "publish",
    beside: search.get("beside"),
    setPanel: (panel) => change("panel", panel === "publish" ? null : panel),
    setBeside: (locale) => change("beside", locale),
  };
}
