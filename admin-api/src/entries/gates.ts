/**
 * What may forbid a publish. `entries` defines the port; features of higher rank (workflow, checks, rights, translation, embargo)
 * implement it and composition hands them in. Gates only read. All of them are asked, so that a person sees every reason at once.
 */
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import type { Reader } from "../platform/database/database.ts";

/** One variant as it would go live. */
export interface PublishCandidate {
  readonly entryId: string;
  readonly locale: string;
  readonly contentType: string;
  readonly definition: ContentTypeDefinition;
  readonly version: number;
  readonly sharedVersion: number;
  /** Own and shared fields together. */
  readonly fields: FieldValues;
  readonly slug: string;
  readonly title: string;
  /** Suggestions that nobody had decided in what was frozen: they are left out. */
  readonly openSuggestions: number;
  /** True when it is live already and only gets a new shared version. */
  readonly isRepublished: boolean;
}

export interface GateFinding {
  readonly entryId: string;
  readonly locale: string;
  readonly gate: string;
  readonly problem: FieldProblem;
}

export interface Gate {
  readonly name: string;
  check(reader: Reader, set: readonly PublishCandidate[]): Promise<GateFinding[]>;
}
