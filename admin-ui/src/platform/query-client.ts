import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./api-client.ts";

/** A refusal will be the same the second time; only what may pass by itself is tried again. */
const isPassing = (error: Error): boolean => error instanceof ApiProblem && (error.status === 0 || error.status >= 502);

/** One cache for the whole admin. Keys are written in `<feature>.queries.ts` only, the feature's name first. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      retry: (count, error) => count < 2 && isPassing(error),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
