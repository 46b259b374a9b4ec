import { useMutation } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { invalidateDelivery } from "./delivery.queries.ts";

/** Puts messages that gave up back on their way, one after the other. */
export const useRetryMessages = () =>
  useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await callApi("POST", `/delivery/messages/${id}/retry`, null);
    },
    onSettled: () => invalidateDelivery(),
  });
