import { checkFields } from "../../content-types/field-values.ts";
import type { FieldProblem } from "../../kernel/problem.ts";
import type { Check, CheckInput } from "./check.ts";
import { valueAt } from "./field-places.ts";

/**
 * Fields that publishing needs and that are empty. Source: the content type. Entries' own gate refuses the same at publish; here it is said while
 * one writes. An empty slug takes its proposal at publish (docs/features/entries.md), so it is missing only where there is nothing to propose from.
 */
export const requiredFields: Check = {
  name: "required-fields",
  level: "blocking",
  find: (input) =>
    problemsOf(input)
      .filter((problem) => problem.rule === "required" && !isProposed(input, problem.path))
      .map(({ path, message }) => ({ path, reason: "empty", params: {}, message })),
};

/** What the content type refuses of what is there: too long, not an option, a broken address. Source and gate as above. */
export const fieldRules: Check = {
  name: "field-rules",
  level: "blocking",
  find: (input) =>
    problemsOf(input)
      // Values of fields that were removed from the type stay in drafts and are not published: nobody can mend them here.
      .filter((problem) => problem.rule !== "required" && problem.rule !== "unknown_field")
      .map(({ path, rule, message }) => ({ path, reason: "refused", params: { rule }, message })),
};

const known = new WeakMap<object, readonly FieldProblem[]>();
function problemsOf({ definition, fields }: CheckInput): readonly FieldProblem[] {
  let problems = known.get(fields);
  if (problems === undefined) {
    const checked = checkFields(definition, "publish", fields);
    problems = checked.ok ? [] : checked.problems;
    known.set(fields, problems);
  }
  return problems;
}

function isProposed({ definition, fields }: CheckInput, path: string): boolean {
  const field = definition.fields.find((each) => `fields.${each.key}` === path);
  if (field?.kind !== "slug") return false;
  const source = valueAt(fields, field.from);
  return typeof source === "string" && source.trim() !== "";
}
