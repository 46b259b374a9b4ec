import type { ContentTypeDefinition } from "../../content-types/content-types.schema.ts";
import type { FieldValues } from "../../content-types/field-values.ts";
import type { CheckFacts, CheckLevel, CheckName } from "../workflow.schema.ts";

export interface CheckInput {
  readonly definition: ContentTypeDefinition;
  /** Own and shared fields together: the draft while one types, what would go live at publish. Any JSON, also a wrong one. */
  readonly fields: FieldValues;
  /** Of the text: words and letters are counted and compared as its language does. */
  readonly locale: string;
  readonly facts: CheckFacts;
}

/** One finding and its place. */
export interface Found {
  /** `fields.body`, `fields.scorers.2.name`; `comments` and `suggestions` where no field is meant. */
  readonly path: string;
  /** Block of a rich text, by its stable id. */
  readonly blockId?: string;
  /** Letters (UTF-16) inside that block's text, from and to. Absent: the block as a whole. */
  readonly range?: { readonly from: number; readonly to: number };
  /** The words meant; with `range`, exactly what stands there. */
  readonly quote?: string;
  /** Which of a check's findings it is: names its text in the admin (`workflow:findings.<check>.<reason>`). */
  readonly reason: string;
  /** Numbers and names in that text. */
  readonly params: Readonly<Record<string, string | number>>;
  /** English, for programs that are refused. */
  readonly message: string;
}

export interface CheckFinding extends Found {
  readonly check: CheckName;
  readonly level: Exclude<CheckLevel, "off">;
}

/** A check is pure, and total: whatever JSON the fields hold, it answers. */
export interface Check {
  readonly name: CheckName;
  /** Where nobody chose otherwise. */
  readonly level: CheckLevel;
  find(input: CheckInput): readonly Found[];
}
