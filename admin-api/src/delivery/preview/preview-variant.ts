import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { z } from "zod";

export const variantPath = "/api/v1/entries/{id}/variants/{locale}";
export const variantParams = z.object({ id: idSchema, locale: z.string().max(35) });
