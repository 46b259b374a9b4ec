import { z } from "zod";

/** One fault at its place. `path` is a dotted field path (`fields.title`, `body`); `rule` is a stable word, `message` English. */
export const fieldProblemSchema = z.object({ path: z.string(), rule: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** RFC 9457 problem document. `type` is `/problems/<code>`; `code` is `<feature>.<reason>`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string(),
  errors: z.array(fieldProblemSchema).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
