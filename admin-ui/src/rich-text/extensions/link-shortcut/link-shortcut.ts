import { linkFromTyped } from "@pressbox/shared/rich-text/rich-text.links.ts";
import { Extension, InputRule } from "@tiptap/core";

/** `[words](address)` becomes linked words when the bracket closes; an address that cannot be linked stays as typed. */
export const LinkShortcut = Extension.create({
  name: "linkShortcut",
  addInputRules: () => [
    new InputRule({
      find: /\[([^[\]]+)\]\(([^\s()]+)\)$/,
      handler({ state, range, match: [, words = "", address = ""] }) {
        const href = linkFromTyped(address);
        const { link } = state.schema.marks;
        if (href === null || link === undefined) return null;
        const marks = state.doc.resolve(range.from + 1).marks();
        state.tr.replaceWith(range.from, range.to, state.schema.text(words, link.create({ href, entryId: null }).addToSet(marks))).removeStoredMark(link);
        return undefined;
      },
    }),
  ],
});
