import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { expect, it } from "vitest";
import { inReadingOrder } from "./reading-order.ts";

const anchor = { generation: 1, start: "AA==", end: "AA==", blockId: "", quote: "words", before: "", after: "" };
const threadOn = (fieldKey: string, hasWords: boolean, createdAt = "2021-07-11T20:00:00.000Z"): ThreadView => ({
  id: newId(),
  entryId: newId(),
  locale: "en",
  fieldKey,
  anchor: hasWords ? anchor : null,
  state: "open",
  resolved: null,
  createdAt,
  updatedAt: createdAt,
  revision: 1,
  comments: [],
  mentioned: [],
  abilities: { canReply: true, canResolve: true },
});

it("threads stand as the page goes: by field, the field as a whole first, then its words, those that are gone last", () => {
  const [late, early, gone] = [threadOn("body", true), threadOn("body", true), threadOn("body", true)];
  const [whole, title] = [threadOn("body", false), threadOn("title", false)];
  const places = new Map([
    [late.id, 90],
    [early.id, 10],
    [gone.id, null],
  ]);
  const shown = inReadingOrder([gone, late, whole, title, early], ["title", "body"], places);
  expect(shown).toEqual([title, whole, early, late, gone]);
});

it("two about the same place stand in the order they were begun, and a field that is no longer in the type comes last", () => {
  const [second, first] = [threadOn("title", false, "2021-07-11T21:00:00.000Z"), threadOn("title", false, "2021-07-11T20:00:00.000Z")];
  const removed = threadOn("removed", false);
  expect(inReadingOrder([removed, second, first], ["title"], new Map())).toEqual([first, second, removed]);
});
