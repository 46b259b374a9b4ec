import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { expect, test } from "vitest";
import { cleanFields, countSuggestions, readAhead } from "./suggestions.ts";

test("a text with suggestions is read once a store, however often it is asked for", () => {
  const late = { type: "insertion", attrs: { id: "s1", authorId: "0197f000-0000-7000-8000-00000000000a", at: "2026-11-23T21:00:00.000Z" } };
  const content = [
    { type: "text", text: "Goal" },
    { type: "text", text: " late", marks: [late] },
  ];
  let readings = 0;
  const paragraph = {
    type: "paragraph",
    attrs: { id: "p1" },
    get content() {
      readings++;
      return content;
    },
  };
  const fields = { title: "Goal", body: { type: "doc", formatVersion, content: [paragraph] } };
  readAhead(fields);
  const afterFirst = readings;
  expect(afterFirst).toBeGreaterThan(0);
  expect(countSuggestions(fields)).toBe(1);
  expect(JSON.stringify(cleanFields(fields))).not.toContain("late");
  expect(cleanFields({ ...fields, title: "Other" })["body"]).toBe(cleanFields(fields)["body"]);
  expect(readings).toBe(afterFirst);
});
