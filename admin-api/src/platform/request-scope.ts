import { AsyncLocalStorage } from "node:async_hooks";

const requests = new AsyncLocalStorage<string>();

/** Runs `work`, and all that it starts, as part of a request: audit rows and log lines then carry its id without being told. */
export const withRequestId = <Result>(requestId: string, work: () => Result): Result => requests.run(requestId, work);

/** Id of the request under way, or "" outside of one (jobs, CLI). */
export const currentRequestId = (): string => requests.getStore() ?? "";
