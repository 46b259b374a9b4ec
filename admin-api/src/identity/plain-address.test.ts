import { expect, test } from "vitest";
import { plainAddress } from "./plain-address.ts";

test("an IPv4 visitor of a socket for both families is shown and counted by the IPv4 address, IPv6 stays", () => {
  expect(plainAddress("::ffff:127.0.0.1")).toBe("127.0.0.1");
  expect(plainAddress("::FFFF:192.0.2.7")).toBe("192.0.2.7");
  expect(plainAddress("192.0.2.7")).toBe("192.0.2.7");
  expect(plainAddress("::1")).toBe("::1");
  expect(plainAddress("2001:db8::ffff:1")).toBe("2001:db8::ffff:1");
});
