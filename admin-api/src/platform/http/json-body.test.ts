import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { parseJson } from "./json-body.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (parse: () => unknown): string => {
  try {
    parse();
  } catch (error) {
    if (error instanceof AppError) return `${error.status} ${error.code}`;
    throw error;
  }
  return "accepted";
};

describe("a JSON body", () => {
  test("comes out as it went in", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes("__proto__") && text.isWellFormed());
        expect(parseJson(bytes(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test("any bytes are either JSON or a 400, never another failure", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        expect(codeOf(() => parseJson(input))).toMatch(/^(accepted|400 platform\.)/);
      }),
    );
  });

  test("is refused with its reason when it is broken or a trap", () => {
    expect(codeOf(() => parseJson(new Uint8Array([0x22, 0xff, 0x22])))).toBe("400 platform.broken_utf8");
    expect(codeOf(() => parseJson(bytes('{"a":')))).toBe("400 platform.broken_json");
    expect(codeOf(() => parseJson(bytes('{"a":{"__proto__":{"isAdmin":true}}}')))).toBe("400 platform.forbidden_key");
    expect(codeOf(() => parseJson(bytes('{"\\u005f_proto__":1}')))).toBe("400 platform.forbidden_key");
    expect(codeOf(() => parseJson(bytes('["\\ud83d"]')))).toBe("400 platform.broken_unicode");
    expect(codeOf(() => parseJson(bytes(`${"[".repeat(500)}${"]".repeat(500)}`)))).toBe("400 platform.nested_too_deeply");
    expect(codeOf(() => parseJson(bytes(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)))).toMatch(/^400/);
  });
});
