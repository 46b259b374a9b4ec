import { AppError } from "../errors.ts";

/** The `ETag` of a resource at a revision: `"7"`. */
export const revisionTag = (revision: number): string => `"${revision}"`;

/**
 * The revision that `If-Match` names; undefined when the header is absent or `*` (any revision will do).
 * Weak tags are taken too: proxies that compress make them of ours.
 * @throws AppError 400 for anything that is not one of our tags, so that a typing error never means "overwrite"
 */
export function parseIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  const match = /^(?:W\/)?"(\d{1,10})"$/.exec(header.trim());
  if (!match) throw new AppError("platform.bad_if_match", 400, 'If-Match must be a revision in quotes ("7") or *.');
  return Number(match[1]);
}
