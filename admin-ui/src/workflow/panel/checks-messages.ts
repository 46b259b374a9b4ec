import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import type { CheckFacts, CheckLevels } from "@pressbox/shared/workflow/workflow.schema.ts";

/** Between a page and its checks, which run in a worker: a report of 10,000 words must not keep a key waiting. */
export type ToChecks =
  | { readonly type: "open"; readonly definition: ContentTypeDefinition; readonly locale: string }
  /** Yjs, as it happens: the worker holds the same documents. */
  | { readonly type: "update"; readonly document: "own" | "shared"; readonly bytes: Uint8Array }
  | { readonly type: "facts"; readonly facts: CheckFacts; readonly levels: CheckLevels };

export interface FromChecks {
  readonly findings: readonly CheckFinding[];
  /** Points at something that the facts say nothing about yet. */
  readonly wantsFacts: boolean;
}
