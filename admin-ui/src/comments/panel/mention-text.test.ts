import { writeMention } from "@pressbox/shared/comments/mentions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { expect, it } from "vitest";
import { askedName, hasName, pick, readBody, writeBody } from "./mention-text.ts";

const ana = { id: newId(), name: "Ana" };
const anaMaria = { id: newId(), name: "Ana María" };
const other = { id: newId(), name: "Ana" };

it("sends ids for the names that were picked, the longest name first", () => {
  expect(writeBody({ text: "Ask @Ana María, not @Ana. ", mentions: [ana, anaMaria] })).toBe(`Ask ${writeMention(anaMaria.id)}, not ${writeMention(ana.id)}.`);
});

it("two people of one name are both meant, in the order they were picked", () => {
  expect(writeBody({ text: "@Ana and @Ana", mentions: [ana, other] })).toBe(`${writeMention(ana.id)} and ${writeMention(other.id)}`);
  expect(writeBody({ text: "@Ana and @Ana", mentions: [ana] })).toBe(`${writeMention(ana.id)} and ${writeMention(ana.id)}`);
});

it("a name that was picked and then changed is only words, and so is one that was only typed", () => {
  expect(writeBody({ text: "@An and @Elena", mentions: [ana] })).toBe("@An and @Elena");
});

it("changing a comment begins with the names people read, and sends the same ids again", () => {
  const body = `Hello ${writeMention(anaMaria.id)}!`;
  const typed = readBody(body, [anaMaria], "somebody");
  expect(typed.text).toBe("Hello @Ana María!");
  expect(writeBody(typed)).toBe(body);
  expect(readBody(body, [], "somebody").text).toBe("Hello @somebody!");
  expect(writeBody(readBody(body, [], "somebody"))).toBe(body);
});

it.each([
  ["@", { start: 0, q: "" }],
  ["Ask @ele", { start: 4, q: "ele" }],
  ["Ask @elena mar", { start: 4, q: "elena mar" }],
  ["mail me@example", null],
  ["@elena please look at", null],
  ["Ask @ ele", null],
])("in %j the name asked for is %j", (text, asked) => {
  expect(askedName(text, text.length)).toEqual(asked);
});

it("of people found before the last letters only those stay whom these fit", () => {
  expect([ana, anaMaria].filter((person) => hasName(person, "ana m"))).toEqual([anaMaria]);
  expect([ana, anaMaria].filter((person) => hasName(person, ""))).toEqual([ana, anaMaria]);
});

it("a picked name takes the place of what was typed of it, and the caret goes behind it", () => {
  const picked = pick({ text: "Ask @an, ok?", mentions: [] }, { start: 4, q: "an" }, ana);
  expect(picked).toEqual({ typed: { text: "Ask @Ana, ok?", mentions: [ana] }, caret: 8 });
  expect(pick({ text: "@", mentions: [] }, { start: 0, q: "" }, ana).typed.text).toBe("@Ana ");
});
