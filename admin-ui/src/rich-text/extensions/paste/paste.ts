import { parseEmbedUrl } from "@pressbox/shared/rich-text/rich-text.embeds.ts";
import { isAllowedUrl } from "@pressbox/shared/rich-text/rich-text.links.ts";
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { priorities } from "../priorities.ts";
import { transformPastedHtml } from "./transform-pasted-html.ts";

/** Clean paste: an address over selected text links it, an address of a platform on an empty line embeds it, everything else is cleaned. */
export const Paste = Extension.create({
  // TipTap has an extension "paste" of its own.
  name: "articlePaste",
  priority: priorities.paste,
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          transformPastedHTML: transformPastedHtml,
          handlePaste(view, event) {
            const text = event.clipboardData?.getData("text/plain").trim() ?? "";
            if (!isAllowedUrl(text)) return false;
            const { selection } = view.state;
            if (!selection.empty) return editor.chain().setMark("link", { href: text, entryId: null }).run();
            const embed = parseEmbedUrl(text);
            const isEmptyLine = selection.$from.depth === 1 && selection.$from.parent.content.size === 0;
            if (embed !== null && isEmptyLine) return editor.chain().insertContent({ type: "embed", attrs: embed }).run();
            const link = view.state.schema.text(text, [view.state.schema.mark("link", { href: text, entryId: null })]);
            view.dispatch(view.state.tr.replaceSelectionWith(link, false).scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
