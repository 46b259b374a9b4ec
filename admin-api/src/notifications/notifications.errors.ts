import { AppError } from "../platform/errors.ts";

/** 403: a program's token is told nothing, so it has nothing to read or set. */
export const onlyPeople = () => new AppError("notifications.only_people", 403, "Notifications are for people, not for tokens.");

/** 503: this process stops; another one, or the next, takes the stream. */
export const serverIsClosing = () => new AppError("notifications.server_is_closing", 503, "This server is stopping.", { headers: { "Retry-After": "5" } });
