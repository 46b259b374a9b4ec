/** What other features use of rich text on the server. */
export { parseRichTextInput } from "./parse-rich-text-input.ts";
