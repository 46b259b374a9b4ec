import { seedContentTypes } from "../content-types/content-types.public.ts";
import { planVersionThinning } from "../entries/jobs/thin-versions-daily.ts";
import { seedLocales } from "../locales/locales.public.ts";
import { planNotificationSweep } from "../notifications/jobs/sweep-notifications.ts";
import type { Platform } from "../platform/platform.ts";

/** Rows that everything else counts on. Says nothing twice: run at every start, by every process. */
export async function bootstrap({ database, clock, config, outbox }: Platform): Promise<void> {
  await database.transaction(async (tx) => {
    for (const name of ["commitSeq", "administration"]) await tx.counter.upsert({ where: { name }, create: { name, value: 0 }, update: {} });
    const region = { name: config.region, epoch: 0, updatedAt: clock.now() };
    await tx.region.upsert({ where: { name: region.name }, create: region, update: {} });
    await seedLocales(tx);
    await seedContentTypes(tx, clock);
    // Of two processes that start together the second waits for this row, and finds the messages.
    await tx.counter.update({ where: { name: "administration" }, data: { value: { increment: 0 } }, select: { value: true } });
    await planVersionThinning(tx, { outbox, clock });
    await planNotificationSweep(tx, { outbox, clock });
  });
}
