import { describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";

const read = (SMTP_URL: string, MAIL_FROM = "Newsroom <news@pressbox.test>") => readConfig({ SMTP_URL, MAIL_FROM }).mail;

describe("where e-mail leaves", () => {
  test("is read from one address, with its own ports and a password that may hold any sign", () => {
    expect(read("smtp://mail.test")).toEqual({
      host: "mail.test",
      port: 587,
      isTls: false,
      mustStartTls: false,
      auth: undefined,
      from: { name: "Newsroom", address: "news@pressbox.test" },
    });
    expect(read("smtps://me%40mail.test:p%2Fw%3A@mail.test")).toMatchObject({ port: 465, isTls: true, auth: { user: "me@mail.test", pass: "p/w:" } });
    expect(read("smtp://mail.test:2525", "news@pressbox.test")).toMatchObject({ port: 2525, from: { name: "", address: "news@pressbox.test" } });
    expect(readConfig({}).mail).toBeUndefined();
  });

  test("a password never crosses a network in the clear", () => {
    expect(read("smtp://me:secret@mail.test")?.mustStartTls).toBe(true);
    expect(read("smtp://me:secret@localhost")?.mustStartTls).toBe(false);
    expect(read("smtps://me:secret@mail.test")?.mustStartTls).toBe(false);
  });

  test.each([
    ["http://mail.test", undefined, "SMTP_URL: must be smtp://"],
    ["mail.test:25", undefined, "SMTP_URL: must be smtp://"],
    ["smtp://", undefined, "SMTP_URL: must be smtp://"],
    ["smtp://me@mail.test", undefined, "SMTP_URL: must be smtp://"],
    ["smtp://me:%E0%A4%A@mail.test", undefined, "SMTP_URL: must be smtp://"],
    ["smtp://mail.test/?proxy=http://evil.test", undefined, "SMTP_URL: must be smtp://"],
    ["smtp://mail.test", "", "MAIL_FROM: SMTP_URL needs the address"],
    ["smtp://mail.test", "newsroom", "MAIL_FROM: must be an e-mail address"],
    ["smtp://mail.test", "News <a@b.test>, c@d.test", "MAIL_FROM: must be an e-mail address"],
    ["smtp://mail.test", "News\r\nBcc: x@evil.test <a@b.test>", "MAIL_FROM: must be an e-mail address"],
  ])("%j from %j stops the start with one line, which says nothing of a password", (url, from, line) => {
    const fault = faultOf(() => read(url, from));
    expect(fault.split("\n")).toHaveLength(1);
    expect(fault).toContain(line);
    expect(fault).not.toContain("evil");
  });
});

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}
