import { type RefCallback, useCallback } from "react";

/** Says in `--pv-scale` how much a device of this width must shrink to fit its stage, and in `--pv-width` how wide it is. Never enlarges. */
export function useScale(width: number): RefCallback<HTMLElement> {
  return useCallback(
    (stage) => {
      if (stage === null) return;
      const fit = (): void => {
        const free = stage.clientWidth - Number.parseFloat(getComputedStyle(stage).paddingInline) * 2;
        stage.style.setProperty("--pv-scale", String(Math.min(1, free / width)));
        stage.style.setProperty("--pv-width", `${width}px`);
      };
      const observer = new ResizeObserver(fit);
      observer.observe(stage);
      fit();
      return () => observer.disconnect();
    },
    [width],
  );
}
