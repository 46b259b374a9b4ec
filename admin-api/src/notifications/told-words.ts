/** Words of comments that notifications repeat follow the comments: changed there, changed here; gone there, gone here and in e-mails that wait. */

import { notificationTypes } from "@pressbox/shared/notifications/notifications.types.ts";
import type { Tx } from "../platform/database/database.ts";
import type { NotificationsDeps } from "./notifications.deps.ts";
import { changeDetails, dropMailOf, type Told } from "./notifications.repository.ts";

/** The author changed a comment: bells, and e-mails that have not left, say the new words. */
export async function changeToldWords(tx: Tx, { bell }: Pick<NotificationsDeps, "bell">, told: Required<Told>, text: string): Promise<void> {
  const line = notificationTypes["comments.mentioned"].shape.text.parse(text);
  bell.ring(tx, await changeDetails(tx, told, (details) => ({ ...details, text: line })));
}

/** Comments are gone: nobody's bell repeats them, and what was to be mailed of them is not. */
export async function takeToldWordsBack(tx: Tx, told: Required<Told>): Promise<void> {
  await changeDetails(tx, told, (details) => ({ ...details, text: "" }));
  await dropMailOf(tx, told);
}

/** For the erasing of a phrase from an entry: titles and words, of every language. @param clean what stays of a text */
export async function erasePhraseFromNotifications(tx: Tx, { entryId }: { readonly entryId: string }, clean: (text: string) => string): Promise<void> {
  await changeDetails(tx, { entryId }, (details) =>
    Object.fromEntries(Object.entries(details).map(([key, value]) => [key, key === "text" ? cleanText(value, clean) : key === "title" ? clean(value) : value])),
  );
}

/** Who is mentioned stays: an id is nobody's words. */
const cleanText = (text: string, clean: (text: string) => string): string =>
  text
    .split(/(@\[[0-9a-f-]{36}\])/)
    .map((part, index) => (index % 2 === 0 ? clean(part) : part))
    .join("");
