import { useEffect } from "react";
import { loadDimming } from "../../../rich-text/rich-text.public.ts";
import { useEditorTools } from "../editor-tools.tsx";

/** Dims every block but the one that is written in. */
export function FocusDim() {
  const { bodies } = useEditorTools();
  useEffect(() => {
    let stops: (() => void)[] | null = [];
    const begin = async (): Promise<void> => {
      const { dimOthers } = await loadDimming();
      stops?.push(...[...bodies.values()].filter((editor) => !editor.isDestroyed).map(dimOthers));
    };
    void begin();
    return () => {
      for (const stop of stops ?? []) stop();
      stops = null;
    };
  }, [bodies]);
  return null;
}
