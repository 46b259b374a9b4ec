import { HorizontalRule } from "@tiptap/extension-horizontal-rule";

/** A break between two parts of a text. TipTap's rule under our name, with its `---` shortcut. */
export const Divider = HorizontalRule.extend({ name: "divider" });
