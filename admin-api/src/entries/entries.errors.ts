import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { AppError } from "../platform/errors.ts";

export const variantExists = (locale: string) => new AppError("entries.variant_exists", 409, `This entry is already there in ${locale}: change it instead.`);
export const entryInBin = () => new AppError("entries.in_bin", 409, "This entry is in the bin: restore it first.");
export const entryNotInBin = () => new AppError("entries.not_in_bin", 409, "This entry is not in the bin.");
/** 409 with the live locales. */
export const entryIsLive = (locales: readonly string[]) =>
  new AppError("entries.is_live", 409, `Readers see this entry (${locales.join(", ")}): unpublish it first.`, { details: { locales } });
/** 409 with who uses it. */
export const entryIsUsed = (usedBy: readonly unknown[]) =>
  new AppError("entries.is_used", 409, "Something that readers see points at this entry.", { details: { usedBy } });
/** 422 with every reason a gate found. */
export const publishRefused = (errors: readonly FieldProblem[], findings: readonly unknown[]) =>
  new AppError("entries.publish_refused", 422, "This cannot be published yet.", { errors, details: { findings } });
/** 409 with how many suggestions are open in which locales (`*`: the shared fields). Publishing leaves them out; a person says whether that is meant. */
export const suggestionsOpen = (open: readonly { locale: string; count: number }[]) =>
  new AppError("entries.open_suggestions", 409, "Suggestions are open: publishing leaves them out. Confirm that this is meant.", {
    details: { count: open.reduce((sum, each) => sum + each.count, 0), open },
  });
export const nothingLive = (locale: string) => new AppError("entries.not_live", 409, `Readers do not see this entry in ${locale}.`);
/** 403: new shared fields would go live in languages that the actor may not publish. */
export const sharedPublishNotAllowed = (locales: readonly string[]) =>
  new AppError("entries.shared_publish_not_allowed", 403, `The shared fields changed, so this would also publish ${locales.join(", ")}, which you may not.`, {
    details: { permission: "entry.publish", locales },
  });
export const scheduleEnded = (state: string) => new AppError("entries.schedule_ended", 409, `This schedule is ${state} already.`);
export const alreadyScheduled = () => new AppError("entries.already_scheduled", 409, "This is planned for that very moment already.");
/** 422 at a field that only a look at other rows can judge. */
export const fieldRefused = (errors: readonly FieldProblem[]) => new AppError("platform.invalid_input", 422, "Some fields are not valid.", { errors });
/** 409 at the slug's field. */
export const slugTaken = (path: string, slug: string, locale: string) =>
  new AppError("entries.slug_taken", 409, `Another entry has the slug ${slug} in ${locale}.`, {
    errors: [{ path, rule: "slug_taken", message: `Another entry has the slug ${slug}.` }],
  });
/** 422: texts and values together are longer than a draft may be (draft-size.ts). */
export const draftTooLarge = (limit: number) =>
  new AppError("entries.draft_too_large", 422, `A draft holds at most ${limit} characters of texts and values.`, { details: { limit } });
