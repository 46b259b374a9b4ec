import fc from "fast-check";
import { expect, test } from "vitest";
import { readSessionCookie, writeSessionCookie } from "./session-cookie.ts";

const http = "http://localhost:4000";
const https = "https://pressbox.example";
const secret = fc.stringMatching(/^[\w-]{1,100}$/);

test("what is written is read back, among whatever other cookies there are", () => {
  const others = fc.array(fc.stringMatching(/^[a-z]{1,8}=[^;,\s]{0,10}$/));
  fc.assert(
    fc.property(secret, others, others, fc.constantFrom(http, https), (value, before, after, publicUrl) => {
      const pair = writeSessionCookie(value, 60, publicUrl).split(";")[0] ?? "";
      expect(readSessionCookie([...before, pair, ...after].join("; "), publicUrl)).toBe(value);
    }),
  );
});

test("no header, however broken, is a failure", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const found = readSessionCookie(header, http);
      expect(found === undefined || header.includes(found)).toBe(true);
    }),
  );
  expect(readSessionCookie(undefined, http)).toBeUndefined();
  expect(readSessionCookie("pressbox_session=", http)).toBeUndefined();
});

test("over HTTPS a cookie without the host prefix counts for nothing: a neighbouring host could have planted it", () => {
  fc.assert(
    fc.property(secret, (value) => {
      expect(readSessionCookie(`pressbox_session=${value}`, https)).toBeUndefined();
    }),
  );
});
