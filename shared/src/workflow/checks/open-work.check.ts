import type { Check } from "./check.ts";

/** Conversations that nobody has closed. Source: what a colleague asked may still be wrong in the text. */
export const openComments: Check = {
  name: "open-comments",
  level: "advice",
  find: ({ facts: { openThreads: count } }) =>
    count === 0 ? [] : [{ path: "comments", reason: "open", params: { count }, message: `${count} comment threads are open.` }],
};

/** Suggestions that nobody has decided. Source: readers get the text without them (decision 0090), which the person who suggested may not expect. */
export const openSuggestions: Check = {
  name: "open-suggestions",
  level: "advice",
  find: ({ facts: { openSuggestions: count } }) =>
    count === 0
      ? []
      : [{ path: "suggestions", reason: "open", params: { count }, message: `${count} suggestions are open: readers get the text without them.` }],
};
