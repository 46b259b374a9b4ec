import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { createMailer, type Mailer, type OutgoingMail } from "./mailer.ts";
import { startTestSmtp, type TestSmtp } from "./testing.ts";

let smtp: TestSmtp;
const mailers: Mailer[] = [];
beforeEach(async () => {
  smtp = await startTestSmtp();
});
afterEach(async () => {
  for (const mailer of mailers.splice(0)) mailer.close();
  await smtp.close();
});

function mailerTo(url: string, patienceMs = 10_000): Mailer {
  const { mail } = readConfig({ SMTP_URL: url, MAIL_FROM: "Newsroom <news@pressbox.test>" });
  const mailer = createMailer(mail!, { patienceMs });
  mailers.push(mailer);
  return mailer;
}
const mail = (more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: "0190a0a0-0000-7000-8000-000000000001",
  to: { name: "Inés", address: "ines@pressbox.test" },
  subject: "Gol",
  text: "Uno a cero",
  html: "<p>Uno a cero</p>",
  language: "es",
  ...more,
});

describe("an e-mail", () => {
  test("arrives as text and as HTML, under an id that a second try would repeat", async () => {
    await mailerTo(smtp.url).send(mail());
    expect(smtp.received).toHaveLength(1);
    const [received] = smtp.received;
    expect(received).toMatchObject({ from: "news@pressbox.test", to: ["ines@pressbox.test"], text: "Uno a cero", html: "<p>Uno a cero</p>" });
    expect(received?.header("Message-ID")).toBe("<0190a0a0-0000-7000-8000-000000000001@pressbox.test>");
    expect(received?.header("Auto-Submitted")).toBe("auto-generated");
    expect(received?.header("To")).toBe("Inés <ines@pressbox.test>");
  });

  test.each(["\r\n", "\n", "\r", "\u2028", "\u0085"])("cannot be given more headers through %j in a name or a subject", async (lineBreak) => {
    const injected = `Gol${lineBreak}Bcc: all@evil.test${lineBreak}${lineBreak}<script>`;
    await mailerTo(smtp.url).send(mail({ subject: injected, to: { name: injected, address: "ines@pressbox.test" } }));
    const [received] = smtp.received;
    expect(received?.to).toEqual(["ines@pressbox.test"]);
    expect(received?.headers.filter((line) => /^(bcc|<script)/i.test(line))).toEqual([]);
    expect(received?.header("Subject")).toBe("Gol Bcc: all@evil.test <script>");
  });

  test("that the server refuses, or that nobody takes, is a failure at once", async () => {
    smtp.behaviour = "refuses";
    await expect(mailerTo(smtp.url).send(mail())).rejects.toThrow(/550/);
    await smtp.close();
    await expect(mailerTo(smtp.url).send(mail())).rejects.toThrow();
  });

  test("does not wait for ever for a server that takes the call and says nothing", async () => {
    smtp.behaviour = "hangs";
    await expect(mailerTo(smtp.url, 1_500).send(mail())).rejects.toThrow(/timeout/i);
    const sockets = new Set<Socket>();
    const mute = createServer((socket) => sockets.add(socket));
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    await expect(mailerTo(`smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`, 300).send(mail())).rejects.toThrow(/greeting/i);
    for (const socket of sockets) socket.destroy();
    mute.close();
  });
});
