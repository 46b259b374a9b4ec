import {
  type ChangeNotificationSettingsInput,
  type MarkReadInput,
  type NotificationSettings,
  notificationCountSchema,
  notificationSettingsSchema,
} from "@pressbox/shared/notifications/notifications.schema.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { notificationKeys, takeCount } from "./notifications.queries.ts";

export const useMarkRead = () =>
  useMutation({
    mutationFn: (body: MarkReadInput) => callApi("POST", "/notifications/read", notificationCountSchema, { body }),
    onSuccess: takeCount,
  });

/** Shows the change at once and takes it back if it is refused. */
export function useChangeNotificationSettings() {
  const client = useQueryClient();
  const mutationKey = [...notificationKeys.settings, "change"];
  return useMutation({
    mutationKey,
    // One after the other: the last answer then holds every change.
    scope: { id: mutationKey.join() },
    mutationFn: (body: ChangeNotificationSettingsInput) => callApi("PATCH", "/notifications/settings", notificationSettingsSchema, { body }),
    onMutate: async (changes) => {
      await client.cancelQueries({ queryKey: notificationKeys.settings });
      const before = client.getQueryData<NotificationSettings>(notificationKeys.settings);
      if (before) client.setQueryData(notificationKeys.settings, withChanges(before, changes));
      return { before };
    },
    onError: (_error, _changes, context) => client.setQueryData(notificationKeys.settings, context?.before),
    onSuccess: (settings) => {
      // An answer from before the next change would take that one back on the screen.
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(notificationKeys.settings, settings);
    },
  });
}

const withChanges = (settings: NotificationSettings, changes: ChangeNotificationSettingsInput): NotificationSettings => ({
  ...settings,
  types: settings.types.map((each) => changes.types?.find(({ type }) => type === each.type) ?? each),
  quietHours: changes.quietHours === undefined ? settings.quietHours : changes.quietHours,
});
