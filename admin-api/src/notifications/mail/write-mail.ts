/** Writes the e-mail of some notifications: plain text, and the same as simple HTML. What people wrote is escaped in both. */
import type { OutgoingMail } from "../../platform/mail/mailer.ts";
import { type ServerTexts, serverTexts } from "../../platform/texts/server-texts.ts";
import type { Recipient } from "../notifications.deps.ts";
import type { Notification } from "../notifications.repository.ts";

/** An e-mail tells at most this many; more is another e-mail. */
export const mostTold = 50;

export interface MailContent {
  readonly mailId: string;
  readonly recipient: Recipient;
  /** At least one and at most {@link mostTold}, oldest first, with names in the place of ids. */
  readonly notifications: readonly Notification[];
  /** Names of those who caused them. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether it waited for the end of quiet hours. */
  readonly isAfterQuiet: boolean;
  /** Where people reach Pressbox, without a trailing slash. */
  readonly publicUrl: string;
}

/** How a value goes into a sentence: as it is, or escaped and kept apart from the direction of the words around it. */
type Spelling = (value: string) => string;

export function writeMail({ mailId, recipient, notifications, names, isAfterQuiet, publicUrl }: MailContent): OutgoingMail {
  const texts = serverTexts("mail", recipient.uiLocale);
  const [first] = notifications;
  const isDigest = notifications.length > 1;
  const settingsUrl = `${publicUrl}/settings/account?panel=notifications`;
  const sentence = (notification: Notification, spelling: Spelling) => sentenceOf(texts, notification, names, spelling);
  const urlOf = ({ path }: Notification) => publicUrl + path;
  const { t, language, direction } = texts;
  const opening = t(isAfterQuiet ? "digestAfterQuiet" : "digest");
  const subject = isDigest || !first ? t("subject.digest", { count: notifications.length }) : sentence(first, isolatedIn(direction));
  const lines = notifications.flatMap((notification) => [
    ...(isDigest ? [sentence(notification, isolatedIn(direction))] : [subject]),
    ...(notification.details["text"] ? [`> ${notification.details["text"]}`] : []),
    urlOf(notification),
    "",
  ]);
  return {
    id: mailId,
    to: { name: recipient.actor.name, address: recipient.email },
    subject,
    language,
    text: [
      t("hello", { name: recipient.actor.name }),
      "",
      ...(isDigest ? [opening, ""] : []),
      ...lines,
      "-- ",
      t("reason"),
      `${t("settings")}: ${settingsUrl}`,
      "",
    ].join("\n"),
    html: htmlOf({
      texts,
      title: subject,
      hello: t("hello", { name: inHtml(recipient.actor.name) }),
      parts: [
        ...(isDigest ? [`<p>${escapeHtml(opening)}</p>`] : []),
        ...notifications.map((notification) => {
          const quote = notification.details["text"];
          return (
            `<p style="margin:20px 0 0">${sentence(notification, inHtml)}</p>` +
            (quote
              ? `<blockquote dir="auto" style="margin:8px 0;padding-inline-start:12px;border-inline-start:3px solid #1c7a47">${escapeHtml(quote)}</blockquote>`
              : "") +
            `<p style="margin:8px 0"><a href="${escapeHtml(urlOf(notification))}" style="color:#1c7a47">${escapeHtml(t("open"))}</a></p>`
          );
        }),
      ],
      settingsUrl,
    }),
  };
}

/** `comments.mentioned` → `subject.comments.mentioned`. */
function sentenceOf({ t }: ServerTexts, { type, actorId, details }: Notification, names: ReadonlyMap<string, string>, spelling: Spelling): string {
  const actor = actorId === "" ? t("pressbox") : names.get(actorId) || t("somebody");
  return t(`subject.${type}`, { actor: spelling(actor), title: spelling(details["title"] || t("untitled")) });
}

interface Page {
  readonly texts: ServerTexts;
  readonly title: string;
  readonly hello: string;
  /** HTML, escaped. */
  readonly parts: readonly string[];
  readonly settingsUrl: string;
}

const htmlOf = ({ texts: { t, language, direction }, title, hello, parts, settingsUrl }: Page): string =>
  `<!doctype html><html lang="${escapeHtml(language)}" dir="${direction}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>` +
  `<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif"><div style="max-width:560px"><p>${hello}</p>${parts.join("")}` +
  `<p style="margin-top:32px;font-size:13px;color:#5b5f66">${escapeHtml(t("reason"))}<br><a href="${escapeHtml(settingsUrl)}" style="color:#5b5f66">` +
  `${escapeHtml(t("settings"))}</a></p></div></body></html>`;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign]!);
const inHtml: Spelling = (value) => `<bdi>${escapeHtml(value)}</bdi>`;

/** In plain text, invisible isolates keep a Latin title in order within an Arabic line, and the other way round. */
const isolatedIn =
  (direction: "ltr" | "rtl"): Spelling =>
  (value) => {
    const isForeign = direction === "rtl" ? /\p{Script=Latin}/u.test(value) : /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(value);
    return isForeign ? `\u2068${value}\u2069` : value;
  };
