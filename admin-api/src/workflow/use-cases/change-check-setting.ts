import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { ChangeCheckSettingInput, CheckSetting } from "@pressbox/shared/workflow/workflow.schema.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { getContentType } from "../../content-types/content-types.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import type { WorkflowDeps } from "../workflow.deps.ts";
import { unknownContentType } from "../workflow.errors.ts";
import { findCheckSettings, writeCheckSetting } from "../workflow.repository.ts";

/** Sets how hard a check is for a content type or for all, or takes that choice back. Answers all choices. @throws AppError 422 for a type that is not there */
export async function changeCheckSetting(deps: WorkflowDeps, actor: Actor, { contentType, check, level }: ChangeCheckSettingInput): Promise<CheckSetting[]> {
  if (!can(actor, "check.edit")) throw notAllowed("check.edit");
  return deps.database.transaction(async (tx) => {
    if (contentType !== "*" && !(await getContentType(tx, contentType))) throw unknownContentType();
    const before = (await findCheckSettings(tx)).find((setting) => setting.contentType === contentType && setting.check === check)?.level ?? null;
    if (before !== level) {
      await writeCheckSetting(tx, { contentType, check }, level);
      await recordAudit(tx, deps.clock, actor, { action: "check.changed", subject: `check:${check}`, details: { contentType, level, before } });
    }
    return findCheckSettings(tx);
  });
}
