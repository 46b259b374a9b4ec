/** What our editor is measured against: ProseMirror alone, with our schema and the same text, and nothing around it. */
import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { readRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { baseKeymap } from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";

const stored: unknown = await (await fetch("./report.json")).json();
const doc = Node.fromJSON(articleSchema, readRichText(stored).doc);
const state = EditorState.create({ doc, plugins: [keymap(baseKeymap)] });
new EditorView(document.body, { state, attributes: { role: "textbox", "aria-label": "Text" } });
