/** Checks of texts: their names and levels, what they must know of the world outside the text, and how the newsroom sets them. */
import { z } from "zod";
import { contentTypeKeySchema } from "../content-types/content-types.schema.ts";

/** In the order of the panel: what keeps a text from its readers first, taste last. */
export const checkNames = [
  "required-fields",
  "field-rules",
  "dead-references",
  "unpublished-links",
  "alt-text",
  "open-suggestions",
  "open-comments",
  "headline-length",
  "description-length",
  "text-length",
  "heading-order",
  "doubled-words",
] as const;
export const checkNameSchema = z.enum(checkNames);
export type CheckName = z.infer<typeof checkNameSchema>;

/** Publishing asks these of every text whatever is set: entries' own gates refuse them, so they have no level to choose. */
const fixedNames = ["required-fields", "field-rules", "dead-references"] as const;
export const fixedChecks: ReadonlySet<CheckName> = new Set(fixedNames);

export const checkLevels = ["blocking", "advice", "off"] as const;
export const checkLevelSchema = z.enum(checkLevels);
export type CheckLevel = z.infer<typeof checkLevelSchema>;
export type CheckLevels = Readonly<Record<CheckName, CheckLevel>>;

/** What is known of one entry that the text points at. `fallback`: readers of this language get it in the next one of the chain. */
const entryFactSchema = z.object({
  state: z.enum(["live", "fallback", "draft", "bin", "missing"]),
  contentType: z.string(),
  title: z.string(),
});
/** `alt`: whether the picture is described in this language, only in another one that readers get instead, or not at all. */
const assetFactSchema = z.object({
  state: z.enum(["uploading", "processing", "ready", "failed", "missing"]),
  kind: z.enum(["image", "clip", ""]),
  fileName: z.string(),
  alt: z.enum(["own", "fallback", "none"]),
});

/** What checks must know that does not stand in the text. An id that is not here was not looked up yet: nothing is said about it. */
export const checkFactsSchema = z.object({
  entries: z.record(z.string(), entryFactSchema),
  assets: z.record(z.string(), assetFactSchema),
  openThreads: z.number().int().min(0),
  openSuggestions: z.number().int().min(0),
});
export type CheckFacts = z.infer<typeof checkFactsSchema>;
export type EntryFact = z.infer<typeof entryFactSchema>;
export type AssetFact = z.infer<typeof assetFactSchema>;

/** Facts of one variant as the panel asks for them, with the levels in force for its type. */
export const variantFactsSchema = z.object({ facts: checkFactsSchema, levels: z.record(checkNameSchema, checkLevelSchema) });
export type VariantFacts = z.infer<typeof variantFactsSchema>;

const settableCheckSchema = checkNameSchema.exclude(fixedNames);
const scopeSchema = z.union([z.literal("*"), contentTypeKeySchema]);

/** One choice of the newsroom. `*` is every content type that has no choice of its own. */
export const checkSettingSchema = z.object({ contentType: scopeSchema, check: settableCheckSchema, level: checkLevelSchema });
export type CheckSetting = z.infer<typeof checkSettingSchema>;

/** Every check with the level it has where nobody chose, and all choices. */
export const checkSettingsSchema = z.object({
  checks: z.array(z.object({ name: checkNameSchema, level: checkLevelSchema, isFixed: z.boolean() })),
  settings: z.array(checkSettingSchema),
});
export type CheckSettings = z.infer<typeof checkSettingsSchema>;

/** `level` null takes the choice back. */
export const changeCheckSettingInputSchema = z.strictObject({ contentType: scopeSchema, check: settableCheckSchema, level: checkLevelSchema.nullable() });
export type ChangeCheckSettingInput = z.infer<typeof changeCheckSettingInputSchema>;
