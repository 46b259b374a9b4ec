import type { NotificationCount } from "@pressbox/shared/notifications/notifications.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { countQuery, takeCount } from "../notifications.queries.ts";
import { followCount } from "./live-count.ts";

/** Time for the stream, or another tab, to tell the number before it is asked for. */
const patienceMs = 2_000;

/** The bell's number: told by the stream, asked for where there is none. Undefined until it is known. */
export function useLiveCount(): NotificationCount | undefined {
  // "waiting": nobody has been asked yet.
  const [state, setState] = useState<"waiting" | "live" | "asking">("waiting");
  useEffect(() => {
    const timer = setTimeout(() => setState((now) => (now === "waiting" ? "asking" : now)), patienceMs);
    const stop = followCount({ onCount: takeCount, onLive: (isLive) => setState(isLive ? "live" : "asking") });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return useQuery({ ...countQuery(state === "live"), enabled: state === "asking" }).data;
}
