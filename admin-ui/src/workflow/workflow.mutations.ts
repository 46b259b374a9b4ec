import { type ChangeCheckSettingInput, checkSettingsSchema } from "@pressbox/shared/workflow/workflow.schema.ts";
import { useMutation } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { rememberCheckSettings } from "./workflow.queries.ts";

/** Sets how hard a check is for a content type or for all; null takes the choice back. */
export const useChangeCheckSetting = () =>
  useMutation({
    mutationFn: (body: ChangeCheckSettingInput) => callApi("PUT", "/check-settings", checkSettingsSchema, { body }),
    onSuccess: rememberCheckSettings,
  });
