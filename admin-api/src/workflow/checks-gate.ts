/**
 * The checks that are set to blocking, asked of everything before it goes live or is planned, and again when a plan is due. What entries' own gates ask
 * already (required fields, dead references) is not asked twice. Comments count as they stand at that moment, suggestions as they stood when the
 * draft was frozen.
 */

import { levelsFor, runChecks } from "@pressbox/shared/workflow/run-checks.ts";
import { type CheckFacts, type CheckLevels, checkNames, fixedChecks } from "@pressbox/shared/workflow/workflow.schema.ts";
import type { Gate, GateFinding, PublishCandidate } from "../entries/entries.public.ts";
import { findOutsideFacts } from "./check-facts.ts";
import type { WorkflowDeps } from "./workflow.deps.ts";
import { findCheckSettings } from "./workflow.repository.ts";

const name = "checks";

export function checksGate(deps: Pick<WorkflowDeps, "countOpenThreads">): Gate {
  return {
    name,
    async check(reader, set) {
      const settings = await findCheckSettings(reader);
      const brought = set
        .filter((candidate) => !candidate.isRepublished)
        .map((candidate) => ({ candidate, levels: levelsFor(candidate.contentType, settings) }))
        .filter(({ levels }) => blockingIn(levels).length > 0);
      if (brought.length === 0) return [];
      const goingLive = new Set(set.map(({ entryId, locale }) => `${entryId}/${locale}`));
      const outside = await findOutsideFacts(
        reader,
        brought.map(({ candidate }) => candidate),
        { goingLive },
      );
      const asksComments = brought.some(({ levels }) => levels["open-comments"] === "blocking");
      const openThreads = asksComments
        ? await deps.countOpenThreads(
            reader,
            brought.map(({ candidate }) => candidate),
          )
        : [];
      return brought.flatMap(({ candidate, levels }, index) => findingsOf(candidate, levels, { ...outside[index]!, openThreads: openThreads[index] ?? 0 }));
    },
  };
}

const blockingIn = (levels: CheckLevels) => checkNames.filter((check) => levels[check] === "blocking" && !fixedChecks.has(check));

function findingsOf(candidate: PublishCandidate, levels: CheckLevels, outside: Omit<CheckFacts, "openSuggestions">): GateFinding[] {
  const { entryId, locale, definition, fields } = candidate;
  const facts = { ...outside, openSuggestions: candidate.openSuggestions };
  return runChecks({ definition, fields, locale, facts }, levels, blockingIn(levels)).map(({ check, path, message }) => ({
    entryId,
    locale,
    gate: name,
    problem: { path, rule: `check_${check.replaceAll("-", "_")}`, message },
  }));
}
