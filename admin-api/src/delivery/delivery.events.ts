import { z } from "zod";
import { eventType } from "../platform/outbox/outbox.ts";

/** Copies at the edge that show one of `keys` are outdated. `commitSeq` is 0 where no commit is behind it (an asset changed). */
export const purgeRequested = eventType("delivery.purge_requested", "purge", z.object({ commitSeq: z.number().int(), keys: z.array(z.string()) }));
