/** What entries themselves ask of everything that goes live: the strict definition, targets that exist, an address that is free. */
import { checkFields } from "@pressbox/shared/content-types/field-values.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { referencesOf } from "../draft-content.ts";
import type { Gate, GateFinding, PublishCandidate } from "../gates.ts";
import { targetProblems } from "../reference-targets.ts";
import { findSlugOwners } from "../slugs.repository.ts";

const finding = (gate: string, { entryId, locale }: PublishCandidate, problem: FieldProblem): GateFinding => ({ entryId, locale, gate, problem });

/** Republished variants bring only shared fields, and those are checked with the variant that brings them. */
const brought = (set: readonly PublishCandidate[]) => set.filter((candidate) => !candidate.isRepublished);

const definitionGate: Gate = {
  name: "definition",
  async check(_reader, set) {
    return brought(set).flatMap((candidate) => {
      const checked = checkFields(candidate.definition, "publish", candidate.fields);
      return checked.ok ? [] : checked.problems.map((problem) => finding("definition", candidate, problem));
    });
  },
};

const targetsGate: Gate = {
  name: "targets",
  async check(reader, set) {
    const findings: GateFinding[] = [];
    for (const candidate of brought(set))
      for (const problem of await targetProblems(reader, referencesOf(candidate.definition, candidate.fields), true))
        findings.push(finding("targets", candidate, problem));
    return findings;
  },
};

const slugGate: Gate = {
  name: "slug",
  async check(reader, set) {
    const findings: GateFinding[] = [];
    const wanted = new Map<string, string>();
    for (const candidate of brought(set)) {
      const { contentType, locale, slug, entryId } = candidate;
      const field = candidate.definition.fields.find((each) => each.kind === "slug");
      if (!field || slug === "") continue;
      const key = `${contentType}/${locale}/${slug}`;
      const owner = (await findSlugOwners(reader, { contentType, locale }, [slug])).get(slug) ?? wanted.get(key) ?? entryId;
      wanted.set(key, entryId);
      if (owner !== entryId)
        findings.push(finding("slug", candidate, { path: `fields.${field.key}`, rule: "slug_taken", message: `Another entry has the slug ${slug}.` }));
    }
    return findings;
  },
};

export const builtInGates: readonly Gate[] = [definitionGate, targetsGate, slugGate];
