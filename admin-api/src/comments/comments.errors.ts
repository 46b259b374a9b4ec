import { AppError, invalidInput } from "../platform/errors.ts";

export const tooManyThreads = (most: number) =>
  new AppError("comments.too_many_threads", 409, `There are ${most} open threads here: resolve some first.`, { details: { most } });
export const threadIsFull = (most: number) =>
  new AppError("comments.thread_full", 409, `This thread has ${most} comments: open another one.`, { details: { most } });
export const commentIsDeleted = () => new AppError("comments.deleted", 409, "This comment was deleted.");
/** 422 at the field key. */
export const unknownField = (key: string) => invalidInput([{ path: "fieldKey", rule: "unknown_field", message: `There is no field ${key} here.` }]);
/** 422 at the body. */
export const unknownMention = () =>
  invalidInput([{ path: "body", rule: "unknown_person", message: "Somebody mentioned is not there or may not read this entry." }]);
export const tooManyMentions = (most: number) =>
  invalidInput([{ path: "body", rule: "too_many_mentions", message: `A comment mentions at most ${most} people.` }]);
