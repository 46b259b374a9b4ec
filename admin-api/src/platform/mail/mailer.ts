/**
 * Sends one e-mail through SMTP. It throws when the server did not take it: whoever calls is a job, and the outbox tries again. No call waits
 * longer than half a minute, so that a server that hangs holds up its own message only.
 */
import { createTransport } from "nodemailer";
import type { MailSettings } from "./mail-settings.ts";

export interface OutgoingMail {
  /** Stays the same when a mail is sent again: servers and readers that look at it show it once. Letters, digits and hyphens. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47, of the words. */
  readonly language: string;
}

export interface Mailer {
  /** @throws Error when the server refuses it, cannot be reached or does not answer */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  /** Longest wait for a connection, a greeting, or between two answers. */
  readonly patienceMs?: number;
}

/** @param settings from `SMTP_URL` and `MAIL_FROM` */
export function createMailer(settings: MailSettings, { patienceMs = 10_000 }: MailerOptions = {}): Mailer {
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.isTls,
    requireTLS: settings.mustStartTls,
    ...(settings.auth ? { auth: settings.auth } : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    // A message is words that we wrote: nothing in it is ever fetched or read from a disk.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = settings.from.address.slice(settings.from.address.lastIndexOf("@") + 1);
  return {
    async send(mail) {
      await transport.sendMail({
        from: { ...settings.from },
        to: { name: oneLine(mail.to.name), address: mail.to.address },
        subject: oneLine(mail.subject),
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${domain}>`,
        // RFC 3834: away messages do not answer it.
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": mail.language },
      });
    },
    close: () => transport.close(),
  };
}

/** Line breaks would end a header and begin another. The library encodes them too; this does not lean on it. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
