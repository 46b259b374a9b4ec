import type { ContentTypeDefinition, Field, InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";

/**
 * What in a new definition would make stored values meaningless: another kind under an old key, one value where there were many, or a
 * move between "the same in all languages" and "each its own". Adding, removing and reordering fields is harmless: values of removed fields
 * stay in the drafts and are ignored.
 */
export function orphaningChanges(before: ContentTypeDefinition, after: ContentTypeDefinition): FieldProblem[] {
  const old = new Map(before.fields.map((field) => [field.key, field]));
  return after.fields.flatMap((field): FieldProblem[] => {
    const previous = old.get(field.key);
    if (!previous) return [];
    const path = `definition.fields.${field.key}`;
    const problems = shapeChanges(previous, field, path);
    if (previous.localized !== field.localized)
      problems.push({ path, rule: "localized_changed", message: `${field.key} is ${previous.localized ? "" : "not "}localised in the entries that exist.` });
    return problems;
  });
}

function shapeChanges(before: Field | InnerField, after: Field | InnerField, path: string): FieldProblem[] {
  if (before.kind !== after.kind) return [{ path, rule: "kind_changed", message: `${after.key} holds ${before.kind} values, not ${after.kind}.` }];
  if ("many" in before && "many" in after && before.many !== after.many)
    return [{ path, rule: "many_changed", message: `${after.key} holds ${before.many ? "many values" : "one value"} in the entries that exist.` }];
  if ("fields" in before && "fields" in after) {
    const old = new Map(before.fields.map((field) => [field.key, field]));
    return after.fields.flatMap((inner) => {
      const previous = old.get(inner.key);
      return previous ? shapeChanges(previous, inner, `${path}.${inner.key}`) : [];
    });
  }
  return [];
}
