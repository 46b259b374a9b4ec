import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { z } from "zod";
import { invalidInput } from "../errors.ts";

/** Parses input from outside. @throws AppError 422 with a fault per field; unknown top-level keys are refused whatever the schema says */
export function validateInput(schema: z.ZodType, value: unknown): unknown {
  const parsed = refuseUnknownKeys(schema).safeParse(value);
  if (!parsed.success) throw invalidInput(fieldProblems(parsed.error));
  return parsed.data;
}

/** Zod's issues as field problems: dotted path, stable rule word, English sentence. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] => {
    const path = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: path === "" ? key : `${path}.${key}`, rule: "unknown_field", message: "There is no such field." }));
    const isMissing = issue.code === "invalid_type" && issue.input === undefined && /received undefined/.test(issue.message);
    return [{ path, rule: isMissing ? "required" : issue.code, message: isMissing ? "Required." : issue.message }];
  });
}

const strictTwins = new WeakMap<z.ZodType, z.ZodType>();

/** The same schema, strict at the top unless it says itself what to do with unknown keys. */
function refuseUnknownKeys(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall !== undefined) return schema;
  const twin = strictTwins.get(schema) ?? schema.strict();
  strictTwins.set(schema, twin);
  return twin;
}
