import { Bold } from "@tiptap/extension-bold";
import { Code as TiptapCode } from "@tiptap/extension-code";
import { Italic } from "@tiptap/extension-italic";
import { Strike } from "@tiptap/extension-strike";
import { Subscript } from "@tiptap/extension-subscript";
import { Superscript } from "@tiptap/extension-superscript";

/** TipTap's code excludes every other mark; a linked or bold piece of code is ordinary, and two people may make one at once. */
export const Code = TiptapCode.extend({ excludes: "" });

export { Bold, Italic, Strike, Subscript, Superscript };
