import { can } from "@pressbox/shared/identity/identity.permissions.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { localeTagSchema } from "@pressbox/shared/kernel/locale-tag.ts";
import { defaultLevel, levelsFor } from "@pressbox/shared/workflow/run-checks.ts";
import {
  type CheckSetting,
  type CheckSettings,
  changeCheckSettingInputSchema,
  checkNames,
  checkSettingsSchema,
  fixedChecks,
  variantFactsSchema,
} from "@pressbox/shared/workflow/workflow.schema.ts";
import { z } from "zod";
import { readDraftFields } from "../entries/entries.public.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import { findOutsideFacts } from "./check-facts.ts";
import { changeCheckSetting } from "./use-cases/change-check-setting.ts";
import type { WorkflowDeps } from "./workflow.deps.ts";
import { findCheckSettings } from "./workflow.repository.ts";

const tag = "workflow";
const presentSettings = (settings: readonly CheckSetting[]): CheckSettings => ({
  checks: checkNames.map((name) => ({ name, level: defaultLevel(name), isFixed: fixedChecks.has(name) })),
  settings: [...settings],
});

/** Checks of texts: how hard each is, and what the panel must know to run them while one types. */
export function workflowRoutes(deps: WorkflowDeps): Route[] {
  const { read } = deps.database;
  return [
    defineRoute({
      tag,
      method: "get",
      path: "/api/v1/check-settings",
      summary: "All checks, and how hard each is where the newsroom chose",
      permission: "content-type.read",
      responses: { 200: checkSettingsSchema },
      handle: async () => ({ status: 200, body: presentSettings(await findCheckSettings(read)) }),
    }),
    defineRoute({
      tag,
      method: "put",
      path: "/api/v1/check-settings",
      summary: "Make a check blocking, advice or off for a content type or for all (`*`); level null takes the choice back",
      permission: "check.edit",
      body: changeCheckSettingInputSchema,
      responses: { 200: checkSettingsSchema },
      handle: async ({ actor, body }) => ({ status: 200, body: presentSettings(await changeCheckSetting(deps, actor, body)) }),
    }),
    defineRoute({
      tag,
      method: "get",
      path: "/api/v1/entries/{id}/variants/{locale}/check-facts",
      summary: "What checks must know besides the draft's text: what it points at, open comments and suggestions, levels in force",
      permission: "entry.read",
      params: z.object({ id: idSchema, locale: localeTagSchema }),
      responses: { 200: variantFactsSchema },
      async handle({ actor, params: { id: entryId, locale } }) {
        const { definition, fields, openSuggestions } = await readDraftFields(read, actor, { entryId, locale });
        const mayName = (contentType: string) => can(actor, "entry.read", { contentType });
        const [outside] = await findOutsideFacts(read, [{ locale, definition, fields }], { mayName });
        const [openThreads = 0] = await deps.countOpenThreads(read, [{ entryId, locale }]);
        return {
          status: 200,
          body: { facts: { ...outside!, openThreads, openSuggestions }, levels: levelsFor(definition.key, await findCheckSettings(read)) },
        };
      },
    }),
  ];
}
