/**
 * Content types as data. A definition drives forms, validation, API docs and delivery (issue-independent reference:
 * docs/features/content-types.md). Keys are stable names; labels are what people read.
 */
import { z } from "zod";
import { patternFault } from "./field-patterns.ts";

/** `match-report`: names a type in URLs. */
export const contentTypeKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(64);
/** `heroImage`: names a field in JSON. */
export const fieldKeySchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/)
  .max(40);

const base = {
  key: fieldKeySchema,
  label: z.string().min(1).max(100),
  help: z.string().max(500).default(""),
  /** Publishing needs it; a draft does not. */
  required: z.boolean().default(false),
};
/** Only whole top-level fields are localised; inside a group or repeater the outer field decides. */
const top = { localized: z.boolean().default(false) };
const count = z.number().int().min(0);
/** What the newsroom aims at; nothing is refused for it, checks measure it (docs/features/workflow.md). */
const aim = z
  .strictObject({ min: count.max(200_000).optional(), max: count.min(1).max(200_000).optional() })
  .refine(({ min = 0, max = min }) => min <= max, { path: ["max"], message: "the most is less than the least" });

const scalarFields = [
  z.strictObject({
    ...base,
    ...top,
    kind: z.literal("text"),
    multiline: z.boolean().default(false),
    minLength: count.optional(),
    maxLength: count.max(100_000).default(500),
    /** Letters as readers see them. */
    idealLength: aim.optional(),
    pattern: z
      .string()
      .max(200)
      .superRefine((pattern, context) => {
        const fault = patternFault(pattern);
        if (fault !== null) context.addIssue({ code: "custom", message: `This pattern cannot be used: ${fault}.`, params: { rule: "pattern_unsafe" } });
      })
      .optional(),
  }),
  z.strictObject({ ...base, ...top, kind: z.literal("number"), min: z.number().optional(), max: z.number().optional(), integer: z.boolean().default(false) }),
  z.strictObject({ ...base, ...top, kind: z.literal("boolean") }),
  z.strictObject({ ...base, ...top, kind: z.literal("date-time") }),
  z.strictObject({
    ...base,
    ...top,
    kind: z.literal("select"),
    options: z
      .array(z.strictObject({ value: z.string().min(1).max(100), label: z.string().min(1).max(100) }))
      .min(1)
      .max(500),
    many: z.boolean().default(false),
  }),
  z.strictObject({ ...base, ...top, kind: z.literal("tags"), maxItems: count.max(200).default(50) }),
  z.strictObject({
    ...base,
    ...top,
    kind: z.literal("media"),
    accept: z
      .array(z.enum(["image", "clip"]))
      .min(1)
      .default(["image"]),
    many: z.boolean().default(false),
    maxItems: count.max(500).default(100),
  }),
  z.strictObject({
    ...base,
    ...top,
    kind: z.literal("reference"),
    types: z.array(contentTypeKeySchema).default([]),
    many: z.boolean().default(false),
    maxItems: count.max(500).default(100),
  }),
  z.strictObject({ ...base, ...top, kind: z.literal("json") }),
] as const;

/** A field inside a group or repeater. */
export const innerFieldSchema = z.discriminatedUnion("kind", scalarFields);

/** A top-level field. `slug.from` names the text field a slug is proposed from; rich text and slugs stand at top level only. */
export const fieldSchema = z.discriminatedUnion("kind", [
  ...scalarFields,
  z.strictObject({ ...base, ...top, kind: z.literal("rich-text"), maxWords: count.max(200_000).optional(), targetWords: aim.optional() }),
  z.strictObject({ ...base, ...top, kind: z.literal("slug"), from: fieldKeySchema }),
  z.strictObject({ ...base, ...top, kind: z.literal("group"), fields: z.array(innerFieldSchema).min(1).max(50) }),
  z.strictObject({
    ...base,
    ...top,
    kind: z.literal("repeater"),
    fields: z.array(innerFieldSchema).min(1).max(50),
    minItems: count.default(0),
    maxItems: count.max(500).default(100),
  }),
]);
export type Field = z.infer<typeof fieldSchema>;
export type InnerField = z.infer<typeof innerFieldSchema>;
export type FieldKind = Field["kind"];

export const contentTypeDefinitionSchema = z
  .strictObject({
    key: contentTypeKeySchema,
    label: z.string().min(1).max(100),
    labelPlural: z.string().min(1).max(100),
    description: z.string().max(500).default(""),
    /** Tabler icon name: `file-text`, `ball-football`. */
    icon: z.string().max(40).default("file-text"),
    /** Text field whose value names an entry in lists. */
    titleField: fieldKeySchema,
    /** Public URL: `/{locale}/reports/{slug}`. Path-only CDNs purge it. */
    urlTemplate: z
      .string()
      .regex(/^\/[^\s]*$/)
      .max(200),
    fields: z.array(fieldSchema).min(1).max(100),
  })
  .superRefine((definition, context) => {
    const keys = new Set<string>();
    for (const field of definition.fields) {
      if (keys.has(field.key)) context.addIssue({ code: "custom", path: ["fields"], message: `two fields are named ${field.key}` });
      keys.add(field.key);
      if ((field.kind === "group" || field.kind === "repeater") && new Set(field.fields.map((inner) => inner.key)).size < field.fields.length)
        context.addIssue({ code: "custom", path: ["fields"], message: `two fields inside ${field.key} have one name` });
      if (field.kind === "slug" && !field.localized)
        context.addIssue({ code: "custom", path: ["fields"], message: "a slug is reserved per language, so it is localised" });
      if (field.kind === "slug" && !definition.fields.some((other) => other.kind === "text" && other.key === field.from))
        context.addIssue({ code: "custom", path: ["fields"], message: `${field.key} must be proposed from a text field` });
    }
    if (definition.fields.filter((field) => field.kind === "slug").length > 1)
      context.addIssue({ code: "custom", path: ["fields"], message: "only one slug a type" });
    const title = definition.fields.find((field) => field.key === definition.titleField);
    if (title?.kind !== "text") context.addIssue({ code: "custom", path: ["titleField"], message: "must name a text field" });
  });
export type ContentTypeDefinition = z.infer<typeof contentTypeDefinitionSchema>;

/** A content type as the API answers it. */
export const contentTypeViewSchema = z.object({
  key: contentTypeKeySchema,
  version: z.number().int(),
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
  definition: contentTypeDefinitionSchema,
});
export type ContentTypeView = z.infer<typeof contentTypeViewSchema>;

/** One content type with the JSON Schema of what `fields` takes, for people who write programs. */
export const contentTypeDetailSchema = contentTypeViewSchema.extend({
  jsonSchema: z.object({ draft: z.record(z.string(), z.unknown()), publish: z.record(z.string(), z.unknown()) }),
});
export type ContentTypeDetail = z.infer<typeof contentTypeDetailSchema>;

/** Value of a `date-time` field: the wall time a person chose in a zone, and the instant it is. */
export const dateTimeValueSchema = z.strictObject({
  local: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/),
  timeZone: z.string().max(64),
  instant: z.iso.datetime(),
});
export type DateTimeValue = z.infer<typeof dateTimeValueSchema>;
