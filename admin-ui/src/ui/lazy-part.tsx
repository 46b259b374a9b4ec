import { type ComponentType, type ReactNode, useEffect, useState } from "react";

/** A component whose code comes later. `fetchAhead` brings it before it is shown. */
export type LazyPart<Props> = ((props: Props) => ReactNode) & { fetchAhead(): void };

/**
 * A part of a page (a dialog, a menu) whose code comes when it is first shown. Unlike `React.lazy` a failed load is no fault of the page: somebody
 * who is offline keeps what is on the screen, and the part comes with the next try or as soon as the network is back.
 * @param whileAway what stands there until then
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  whileAway: (props: Props) => ReactNode = () => null,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const bring = async (): Promise<ComponentType<Props> | null> => {
    loaded ??= await load().catch(() => null);
    return loaded;
  };
  function Part(props: Props) {
    const [Shown, setShown] = useState(() => loaded);
    useEffect(() => {
      if (Shown !== null) return;
      let isMounted = true;
      const show = async (): Promise<void> => {
        const component = await bring();
        if (isMounted) setShown(() => component);
      };
      const tryAgain = (): void => void show();
      tryAgain();
      window.addEventListener("online", tryAgain);
      return () => {
        isMounted = false;
        window.removeEventListener("online", tryAgain);
      };
    }, [Shown]);
    return Shown === null ? whileAway(props) : <Shown {...props} />;
  }
  return Object.assign(Part, { fetchAhead: () => void bring() });
}
