import { AppError, invalidInput } from "../platform/errors.ts";

export const cursorExpired = () => new AppError("delivery.cursor_expired", 400, "This cursor is too old or not ours: start from the first page.");
export const badMoment = (message: string) => invalidInput([{ path: "at", rule: "invalid", message }]);
export const unknownParameter = (name: string) => invalidInput([{ path: name, rule: "unknown_field", message: "There is no such parameter here." }]);
export const badFilter = (name: string, message: string) => invalidInput([{ path: name, rule: "invalid", message }]);
export const noSuchMessage = () => new AppError("delivery.message_not_found", 404, "There is no such message, or it is running.");
export const messageNotDead = () => new AppError("delivery.message_not_dead", 409, "Only a message that has failed for good can be discarded.");
