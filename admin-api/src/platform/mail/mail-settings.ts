/** `SMTP_URL` and `MAIL_FROM`, taken apart. Bad ones are a fault of the configuration: they stop the start. */
import { z } from "zod";

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); otherwise STARTTLS where the server offers it. */
  readonly isTls: boolean;
  /** Nothing is said to a server that does not offer STARTTLS: where a password would cross a network in the clear. */
  readonly mustStartTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
  readonly from: { readonly name: string; readonly address: string };
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** `smtp://user:password@host:port`; 587 or, with `smtps:`, 465 where no port is named. */
export const smtpUrlSchema = z.string().transform((text, context): Omit<MailSettings, "from"> => {
  const faulty = () => {
    context.addIssue({ code: "custom", message: "must be smtp:// or smtps://[user:password@]host[:port], user and password percent-encoded" });
    return z.NEVER;
  };
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "" || !/^\/?$/.test(url.pathname) || url.search !== "" || url.hash !== "") return faulty();
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === null || pass === null || (user === "") !== (pass === "")) return faulty();
  const isTls = url.protocol === "smtps:";
  return {
    host: url.hostname.replaceAll(/[[\]]/g, ""),
    port: url.port === "" ? (isTls ? 465 : 587) : Number(url.port),
    isTls,
    mustStartTls: !isTls && user !== "" && !loopback.test(url.hostname),
    auth: user === "" ? undefined : { user, pass },
  };
});

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** `news@example.org` or `Newsroom <news@example.org>`. One line: a second one would be a header of its own. */
export const mailFromSchema = z.string().transform((text, context): MailSettings["from"] => {
  const [, name = "", address = ""] = /^\s*(?:([^<>\p{Cc}]*?)\s*<([^<>\s]+)>|)\s*$/u.exec(text) ?? [];
  const parsed = z
    .email()
    .max(254)
    .safeParse(address || text.trim());
  if (!parsed.success) {
    context.addIssue({ code: "custom", message: "must be an e-mail address, or a name and one: Newsroom <news@example.org>" });
    return z.NEVER;
  }
  return { name: name.replaceAll(/^"|"$/g, ""), address: parsed.data };
});
