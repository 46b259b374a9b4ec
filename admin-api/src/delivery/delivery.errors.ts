import { AppError, invalidInput } from "../platform/errors.ts";

export const cursorExpired = () => new AppError("delivery.cursor_expired", 400, "This cursor is too old or not ours: start from the first page.");
export const badMoment = (message: string) => invalidInput([{ path: "at", rule: "invalid", message }]);
export const unknownParameter = (name: string) => invalidInput([{ path: name, rule: "unknown_field", message: "There is no such parameter here." }]);
export const badFilter = (name: string, message: string) => invalidInput([{ path: name, rule: "invalid", message }]);
export const siteIsOurselves = () => invalidInput([{ path: "urlTemplate", rule: "preview_url_own", message: "must be another host than Pressbox itself" }]);
/** 409: an entry is not shared without bounds. */
export const tooManyPreviewLinks = (most: number) =>
  new AppError("delivery.too_many_preview_links", 409, `At most ${most} links to one draft at a time: end some first.`, { details: { most } });
/** 404 for a link that never was, is over or was revoked: the three are not told apart. */
export const previewGone = () =>
  new AppError("delivery.preview_gone", 404, "There is no such preview, or it is over.", {
    headers: { "Access-Control-Allow-Origin": "*", "Referrer-Policy": "no-referrer" },
  });
export const noSuchMessage = () => new AppError("delivery.message_not_found", 404, "There is no such message, or it is running.");
export const messageNotDead = () => new AppError("delivery.message_not_dead", 409, "Only a message that has failed for good can be discarded.");
