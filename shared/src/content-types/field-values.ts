/**
 * Values of fields, held against a content type's definition. One function builds the zod schema, in two modes: `draft` is lenient (what is
 * missing or too long may stay while somebody writes; a wrong kind, an unknown field or an unsafe value may not) and `publish` is strict.
 * Faults come as field problems with dotted paths (`fields.lineUp.3.name`) and stable rules (docs/features/content-types.md lists them).
 */
import { z } from "zod";
import { idSchema, newId } from "../kernel/ids.ts";
import type { FieldProblem } from "../kernel/problem.ts";
import type { ContentTypeDefinition, Field, InnerField } from "./content-types.schema.ts";
import { dateTimeInputSchema, dateTimeStoredSchema } from "./date-time-values.ts";
import { withoutEmptyValues } from "./empty-values.ts";
import { matchesPattern } from "./field-patterns.ts";
import { jsonValueSchema, richTextShape, safeText } from "./safe-values.ts";
import { isSlug } from "./slug.ts";

export type FieldMode = "draft" | "publish";
export type FieldValues = Record<string, unknown>;

/** Drafts may be longer than publishing allows, within reason. */
const draftTextMaxLength = 200_000;
const draftListMaxItems = 1000;

const built = new WeakMap<ContentTypeDefinition, Map<FieldMode, z.ZodType<FieldValues>>>();

/** The zod schema of an entry's fields under `definition`. Built once a definition and mode. */
export function fieldValuesSchema(definition: ContentTypeDefinition, mode: FieldMode): z.ZodType<FieldValues> {
  const modes = built.get(definition) ?? new Map<FieldMode, z.ZodType<FieldValues>>();
  built.set(definition, modes);
  let schema = modes.get(mode);
  if (!schema) {
    schema = recordOf(definition.fields, mode);
    modes.set(mode, schema);
  }
  return schema;
}

/** JSON Schema (2020-12) of what the API takes in `fields`, for the API's documentation. Rules across values are not in it. */
export function fieldValuesJsonSchema(definition: ContentTypeDefinition, mode: FieldMode): Record<string, unknown> {
  return z.toJSONSchema(fieldValuesSchema(definition, mode), { io: "input", unrepresentable: "any" }) as Record<string, unknown>;
}

export type CheckedFields = { readonly ok: true; readonly fields: FieldValues } | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Holds `fields` against the definition. In draft mode the answer's values are normal (times have their instant, rows an `_id`) and null
 * still means "empty this field"; in publish mode empty values count as missing.
 */
export function checkFields(definition: ContentTypeDefinition, mode: FieldMode, fields: FieldValues): CheckedFields {
  const values = mode === "publish" ? withoutEmptyValues(definition.fields, fields) : fields;
  const parsed = fieldValuesSchema(definition, mode).safeParse(values);
  return parsed.success ? { ok: true, fields: parsed.data } : { ok: false, problems: problemsOf(parsed.error) };
}

function recordOf(fields: readonly (Field | InnerField)[], mode: FieldMode, more: Record<string, z.ZodType> = {}): z.ZodType<FieldValues> {
  const shape: Record<string, z.ZodType> = { ...more };
  for (const field of fields) {
    const schema = mode === "draft" ? draftSchema(field) : publishSchema(field);
    shape[field.key] = mode === "draft" ? schema.nullable().optional() : field.required ? schema : schema.optional();
  }
  return z.strictObject(shape) as unknown as z.ZodType<FieldValues>;
}

function draftSchema(field: Field | InnerField): z.ZodType {
  switch (field.kind) {
    case "text":
      return safeText(draftTextMaxLength);
    case "slug":
      return safeText(300);
    case "number":
      return z.number();
    case "boolean":
      return z.boolean();
    case "date-time":
      return dateTimeInputSchema;
    case "select":
      return field.many ? z.array(optionOf(field)).max(draftListMaxItems) : optionOf(field);
    case "tags":
      return z.array(safeText(100)).max(draftListMaxItems);
    case "media":
    case "reference":
      return field.many ? z.array(idSchema).max(draftListMaxItems) : idSchema;
    case "json":
      return jsonValueSchema;
    case "rich-text":
      return richTextShape;
    case "group":
      return recordOf(field.fields, "draft");
    case "repeater":
      return z.array(recordOf(field.fields, "draft", { _id: rowId.default(() => newId()) })).max(draftListMaxItems);
  }
}

function publishSchema(field: Field | InnerField): z.ZodType {
  switch (field.kind) {
    case "text": {
      const text = safeText(field.maxLength).min(field.minLength ?? 0);
      const pattern = field.pattern;
      return pattern === undefined ? text : text.refine((value) => matchesPattern(pattern, value), custom("pattern", `Must match ${pattern}.`));
    }
    case "slug":
      return safeText(300).refine(isSlug, custom("slug_syntax", "Lower-case letters and digits, words joined by single hyphens."));
    case "number": {
      const number = field.integer ? z.number().int() : z.number();
      const least = field.min === undefined ? number : number.min(field.min);
      return field.max === undefined ? least : least.max(field.max);
    }
    case "date-time":
      return dateTimeStoredSchema;
    case "tags":
      return z.array(safeText(100).trim().min(1)).max(field.maxItems);
    case "media":
    case "reference":
      return field.many ? z.array(idSchema).max(field.maxItems) : idSchema;
    case "rich-text": {
      const maxWords = field.maxWords;
      if (maxWords === undefined) return richTextShape;
      return richTextShape.refine((value) => wordsIn(value) <= maxWords, custom("too_long", `At most ${maxWords} words.`));
    }
    case "group":
      return recordOf(field.fields, "publish");
    case "repeater":
      return z
        .array(recordOf(field.fields, "publish", { _id: rowId }))
        .min(field.minItems)
        .max(field.maxItems);
    default:
      return draftSchema(field);
  }
}

const rowId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

function optionOf(field: Extract<InnerField, { kind: "select" }>): z.ZodType {
  return z.enum(field.options.map((option) => option.value) as [string, ...string[]]);
}

function wordsIn(node: unknown): number {
  if (node === null || typeof node !== "object") return 0;
  const { text, content } = node as { text?: unknown; content?: unknown };
  const own = typeof text === "string" ? text.split(/\s+/).filter(Boolean).length : 0;
  return Array.isArray(content) ? content.reduce<number>((sum, inner) => sum + wordsIn(inner), own) : own;
}

const custom = (rule: string, message: string) => ({ error: message, params: { rule } });

/** Zod's words → ours. What is not here keeps zod's word. */
const ruleOfCode: Readonly<Record<string, string>> = { invalid_type: "wrong_kind", invalid_value: "unknown_option", invalid_union: "wrong_kind" };

function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] => {
    const path = ["fields", ...issue.path.map(String)].join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: `${path}.${key}`, rule: "unknown_field", message: "There is no such field." }));
    if (issue.code === "invalid_type" && /received undefined/.test(issue.message)) return [{ path, rule: "required", message: "Publishing needs this field." }];
    return [{ path, rule: ruleOf(issue), message: issue.message }];
  });
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom") return String(issue.params?.["rule"] ?? "invalid");
  if (issue.code === "too_big" || issue.code === "too_small") {
    const isBig = issue.code === "too_big";
    if (issue.origin === "string") return isBig ? "too_long" : "too_short";
    if (issue.origin === "array") return isBig ? "too_many" : "too_few";
    return issue.code;
  }
  if (issue.code === "invalid_format") return "wrong_kind";
  return ruleOfCode[issue.code] ?? issue.code;
}
