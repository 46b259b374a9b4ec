import { useSearchParams } from "react-router";
import { useChangeAddress } from "../../platform/change-address.ts";

/** The workspace's own tabs. Plugins bring more, under their names. */
export const ownPanels = ["publish", "languages", "media", "history"] as const;
/** An own tab, or the name of a plugin. */
export type PanelName = string;

export interface EditorView {
  readonly panel: PanelName;
  readonly beside: string | null;
  setPanel(panel: PanelName): void;
  /** A panel, and more of the address with it. */
  open(panel: PanelName, search: Readonly<Record<string, string>>): void;
  setBeside(locale: string | null): void;
}

/** What is open beside the text stands in the address, so that a colleague who gets the link sees the same. */
export function useEditorView(): EditorView {
  const [search] = useSearchParams();
  const changeAll = useChangeAddress();
  const asked = search.get("panel");
  const change = (key: string, value: string | null): void => changeAll({ [key]: value });
  return {
    panel: asked ?? "publish",
    beside: search.get("beside"),
    open: (panel, search) => changeAll({ ...search, panel: panel === "publish" ? null : panel }),
    setPanel: (panel) => change("panel", panel === "publish" ? null : panel),
    setBeside: (locale) => change("beside", locale),
  };
}
