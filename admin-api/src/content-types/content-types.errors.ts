import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { AppError } from "../platform/errors.ts";

export const contentTypeExists = (key: string) => new AppError("content-types.key_taken", 409, `There is already a content type ${key}.`);
/** 409: entries exist, and this change would leave their values without a meaning. */
export const wouldOrphanValues = (errors: readonly FieldProblem[]) =>
  new AppError("content-types.would_orphan_values", 409, "Entries of this type exist, and this change would make values of theirs meaningless.", { errors });
