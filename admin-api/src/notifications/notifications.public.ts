/** What other features and the composition may use of notifications. */
export { createNotificationBell } from "./notifications.bell.ts";
export type { NotificationPeople, NotificationsDeps } from "./notifications.deps.ts";
export { mailDue, sweepDue, sweepStep } from "./notifications.events.ts";
/** For the erasing of a person. */
export { deleteNotificationsOf as eraseNotificationsOf } from "./notifications.repository.ts";
export { changeToldWords, erasePhraseFromNotifications, takeToldWordsBack } from "./told-words.ts";
export { notify } from "./use-cases/notify.ts";
