/** All checks in one list, and the one way to run them: in the panel's worker while one types, and on the server before anything goes live. */
import { altText } from "./checks/alt-text.check.ts";
import type { Check, CheckFinding, CheckInput } from "./checks/check.ts";
import { deadReferences } from "./checks/dead-references.check.ts";
import { doubledWords } from "./checks/doubled-words.check.ts";
import { headingOrder } from "./checks/heading-order.check.ts";
import { openComments, openSuggestions } from "./checks/open-work.check.ts";
import { fieldRules, requiredFields } from "./checks/required-fields.check.ts";
import { descriptionLength, headlineLength, textLength } from "./checks/text-size.check.ts";
import { unpublishedLinks } from "./checks/unpublished-links.check.ts";
import { type CheckLevel, type CheckLevels, type CheckName, type CheckSetting, checkNames, fixedChecks } from "./workflow.schema.ts";

const checks: Readonly<Record<CheckName, Check>> = {
  "required-fields": requiredFields,
  "field-rules": fieldRules,
  "dead-references": deadReferences,
  "unpublished-links": unpublishedLinks,
  "alt-text": altText,
  "open-suggestions": openSuggestions,
  "open-comments": openComments,
  "headline-length": headlineLength,
  "description-length": descriptionLength,
  "text-length": textLength,
  "heading-order": headingOrder,
  "doubled-words": doubledWords,
};

/** The level where nobody chose. */
export const defaultLevel = (name: CheckName): CheckLevel => checks[name].level;

/** Levels in force for a content type: its own choice, else the one for all types, else the check's. */
export function levelsFor(contentType: string, settings: readonly CheckSetting[]): CheckLevels {
  const chosen = (name: CheckName, type: string) => settings.find((setting) => setting.check === name && setting.contentType === type)?.level;
  const levels = checkNames.map((name) => [name, fixedChecks.has(name) ? "blocking" : (chosen(name, contentType) ?? chosen(name, "*") ?? defaultLevel(name))]);
  return Object.fromEntries(levels) as CheckLevels;
}

/** Findings in the order of `checkNames`; checks that are off are not asked. @param names only these */
export function runChecks(input: CheckInput, levels: CheckLevels, names: readonly CheckName[] = checkNames): CheckFinding[] {
  return names.flatMap((check) => {
    const level = levels[check];
    return level === "off" ? [] : checks[check].find(input).map((found) => ({ ...found, check, level }));
  });
}
