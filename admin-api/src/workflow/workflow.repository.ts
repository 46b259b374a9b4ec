import { type CheckSetting, checkSettingSchema } from "@pressbox/shared/workflow/workflow.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";

/** Every choice of the newsroom: a handful of checks times the types that differ. A row of a check that is no more is passed over. */
export async function findCheckSettings(reader: Reader): Promise<CheckSetting[]> {
  const rows = await reader.checkSetting.findMany({ orderBy: [{ contentType: "asc" }, { check: "asc" }] });
  return rows.flatMap((row) => {
    const setting = checkSettingSchema.safeParse(row);
    return setting.success ? [setting.data] : [];
  });
}

/** @param level null removes the choice */
export async function writeCheckSetting(
  tx: Tx,
  { contentType, check }: Pick<CheckSetting, "contentType" | "check">,
  level: CheckSetting["level"] | null,
): Promise<void> {
  if (level === null) await tx.checkSetting.deleteMany({ where: { contentType, check } });
  else
    await tx.checkSetting.upsert({
      where: { contentType_check: { contentType, check } },
      create: { contentType, check, level },
      update: { level },
      select: { level: true },
    });
}
